import type { Metadata } from 'next'
import { permanentRedirect } from 'next/navigation'
import { cache } from 'react'
import { documentMetadata } from '@/app/page-metadata'
import { ThreadLog } from '@/components/moderation/thread-log'
import { PageTags } from '@/components/ui/page-tags'
import { findThreadLog } from '@/lib/moderation/queries'
import { threadId } from '@/lib/platform/ids'
import { threadTag } from '@/lib/platform/tags'
import { findLeading } from '@/lib/threads/queries'
import { threadLogPath } from '@/lib/urls'
import { getSight } from '@/lib/web/session'
import { RemovedThreadDocument, removedThreadMetadata } from '../removed-thread-document'

type Address = { params: Promise<{ thread: string }> }

export async function generateMetadata({ params }: Address): Promise<Metadata> {
  const asked = (await params).thread
  const log = await loadLog(asked)
  if (!log) return removedThreadMetadata(asked)
  const { thread } = log
  return documentMetadata({ title: `Log of “${thread.title}” · ${thread.board.name}`, path: threadLogPath(thread.id), indexed: false })
}

export default async function ThreadLogPage({ params }: Address) {
  const asked = (await params).thread
  const log = await loadLog(asked)
  if (!log) {
    await leadOn(asked)
    return <RemovedThreadDocument thread={asked} />
  }
  return (
    <>
      <PageTags tags={[threadTag(log.thread.id)]} />
      <ThreadLog log={log} />
    </>
  )
}

const loadLog = cache(async (thread: string) => {
  const id = threadId.safeParse(thread)
  return id.success ? findThreadLog(await getSight(), id.data) : null
})

async function leadOn(thread: string): Promise<void> {
  const id = threadId.safeParse(thread)
  const leading = id.success ? await findLeading(await getSight(), id.data) : null
  if (leading) permanentRedirect(threadLogPath(leading.id))
}
