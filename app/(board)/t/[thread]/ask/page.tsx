import { notFound } from 'next/navigation'
import { personalMetadata } from '@/app/page-metadata'
import { ResumeForm } from '@/components/moderation/resume-form'
import { AskHqPage } from '@/components/threads/ask-hq-page'
import { findRequestPage } from '@/lib/moderation/requests/requests'
import { threadId } from '@/lib/platform/ids'
import { askHqPath } from '@/lib/urls'
import { getMember } from '@/lib/web/session'
import { askHqAction } from './actions'

export const metadata = personalMetadata('Ask HQ')

export default async function Page({ params }: { params: Promise<{ thread: string }> }) {
  const id = threadId.safeParse((await params).thread)
  if (!id.success) notFound()
  const member = await getMember()
  if (!member) return <ResumeForm action={askHqAction} path={askHqPath(id.data)} />
  const asking = (await findRequestPage(member, id.data)) ?? notFound()
  return <AskHqPage asking={asking} action={askHqAction} />
}
