import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { cache } from 'react'
import { documentMetadata } from '@/app/page-metadata'
import { ThreadLog } from '@/components/moderation/thread-log'
import { PageTags } from '@/components/ui/page-tags'
import { findThreadLog } from '@/lib/moderation/queries'
import { threadId } from '@/lib/platform/ids'
import { threadTag } from '@/lib/platform/tags'
import { threadLogPath } from '@/lib/urls'
import { getSight } from '@/lib/web/session'

type Address = { params: Promise<{ thread: string }> }

export async function generateMetadata({ params }: Address): Promise<Metadata> {
  const { thread } = await loadLog((await params).thread)
  return documentMetadata({ title: `Log of “${thread.title}” · ${thread.board.name}`, path: threadLogPath(thread.id), indexed: false })
}

export default async function ThreadLogPage({ params }: Address) {
  const log = await loadLog((await params).thread)
  return (
    <>
      <PageTags tags={[threadTag(log.thread.id)]} />
      <ThreadLog log={log} />
    </>
  )
}

const loadLog = cache(async (thread: string) => {
  const id = threadId.safeParse(thread)
  return (id.success && (await findThreadLog(await getSight(), id.data))) || notFound()
})
