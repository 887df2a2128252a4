import { redirect } from 'next/navigation'
import { personalMetadata } from '@/app/page-metadata'
import { single } from '@/app/page-number'
import { NotificationsPage } from '@/components/notifications/notifications-page'
import { findAppealsOf } from '@/lib/moderation/appeals/open-to-appeal'
import { findNotifications } from '@/lib/notifications/queries'
import { readInput } from '@/lib/notifications/schema'
import { notificationsPath, signInPath } from '@/lib/urls'
import { getViewer } from '@/lib/web/session'
import { markReadAction } from './actions'

export const metadata = personalMetadata('Notifications')

export default async function Page({ searchParams }: { searchParams: Promise<{ before?: string | string[] }> }) {
  const before = readInput.safeParse({ upTo: single((await searchParams).before) })
  const told = await findNotifications(await getViewer(), { before: before.data?.upTo, findAppeals: findAppealsOf })
  if (!told) redirect(signInPath(notificationsPath))
  return <NotificationsPage told={told} action={markReadAction} />
}
