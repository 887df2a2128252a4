import { personalMetadata } from '@/app/page-metadata'
import { SignOutForm } from '@/components/members/sign-out-form'
import { getViewer } from '@/lib/web/session'
import { signOutAction } from './actions'

export const metadata = personalMetadata('Sign out')

export default async function SignOutPage() {
  const viewer = await getViewer()
  return <SignOutForm action={signOutAction} name={viewer.kind === 'member' ? viewer.name : null} />
}
