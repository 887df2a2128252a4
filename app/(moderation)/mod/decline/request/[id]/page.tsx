import { notFound } from 'next/navigation'
import { personalMetadata } from '@/app/page-metadata'
import { DeclinePage } from '@/components/moderation/decline-page'
import { ResumeForm } from '@/components/moderation/resume-form'
import { findDeclinePage } from '@/lib/moderation/requests/decline-request'
import { requestId } from '@/lib/platform/ids'
import { modPath } from '@/lib/urls'
import { getModerator } from '@/lib/web/session'
import { declineAction } from './actions'

export const metadata = personalMetadata('Decline a request')

export default async function DeclineRequestPage({ params }: { params: Promise<{ id: string }> }) {
  const moderator = await getModerator()
  const id = requestId.safeParse((await params).id)
  if (!moderator && id.success) return <ResumeForm action={declineAction} path={modPath('decline', 'request', id.data)} />
  const request = moderator && id.success ? await findDeclinePage(moderator, id.data) : null
  if (!request) notFound()
  return <DeclinePage request={request} action={declineAction} />
}
