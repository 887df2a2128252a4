import { notFound } from 'next/navigation'
import { personalMetadata } from '@/app/page-metadata'
import { ResumeForm } from '@/components/moderation/resume-form'
import { WatchPage } from '@/components/threads/watch-page'
import { threadId } from '@/lib/platform/ids'
import { findWatchPage } from '@/lib/threads/watch'
import { watchPath } from '@/lib/urls'
import { getMember } from '@/lib/web/session'
import { watchAction } from './actions'

export const metadata = personalMetadata('Watch a thread')

export default async function Page({ params }: { params: Promise<{ thread: string }> }) {
  const id = threadId.safeParse((await params).thread)
  if (!id.success) notFound()
  const member = await getMember()
  if (!member) return <ResumeForm action={watchAction} path={watchPath(id.data)} />
  const watching = (await findWatchPage(member, id.data)) ?? notFound()
  return <WatchPage watching={watching} action={watchAction} />
}
