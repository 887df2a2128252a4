import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { cache } from 'react'
import { documentMetadata } from '@/app/page-metadata'
import { RemovedThread } from '@/components/threads/removed-thread'
import { PageTags } from '@/components/ui/page-tags'
import { threadId } from '@/lib/platform/ids'
import { threadTag } from '@/lib/platform/tags'
import { findRemovedThread } from '@/lib/threads/removed'
import { bareThreadPath } from '@/lib/urls'
import { getSight } from '@/lib/web/session'

/** What every address of a removed thread shows; a thread that is missing or hidden is not found. */
export async function RemovedThreadDocument({ thread }: { thread: string }) {
  const removed = (await loadRemoved(thread)) ?? notFound()
  return (
    <>
      <PageTags tags={[threadTag(removed.id)]} gone />
      <RemovedThread thread={removed} />
    </>
  )
}

export async function removedThreadMetadata(thread: string): Promise<Metadata> {
  const removed = await loadRemoved(thread)
  if (!removed) return {} // nothing is here, or it leads on: the page itself says so
  return documentMetadata({ title: `A removed thread · ${removed.board.name}`, path: bareThreadPath(removed.id), indexed: false })
}

const loadRemoved = cache(async (thread: string) => {
  const id = threadId.safeParse(thread)
  return id.success ? findRemovedThread(await getSight(), id.data) : null
})
