import { personalMetadata } from '@/app/page-metadata'
import { single } from '@/app/page-number'
import { AlreadySignedIn } from '@/components/members/already-signed-in'
import { SignInForm } from '@/components/members/sign-in-form'
import { localPath } from '@/lib/web/account'
import { getViewer } from '@/lib/web/session'
import { signInAction } from './actions'

export const metadata = personalMetadata('Sign in')

export default async function SignInPage({ searchParams }: { searchParams: Promise<{ to?: string | string[] }> }) {
  const to = localPath(single((await searchParams).to))
  const viewer = await getViewer()
  return viewer.kind === 'member' ? <AlreadySignedIn name={viewer.name} to={to} /> : <SignInForm action={signInAction} to={to} />
}
