import type { Metadata } from 'next'
import { notFound, permanentRedirect } from 'next/navigation'
import { cache } from 'react'
import { documentMetadata } from '@/app/page-metadata'
import { ReplySection } from '@/components/threads/reply-section'
import { Thread } from '@/components/threads/thread'
import { PageTags } from '@/components/ui/page-tags'
import { threadId } from '@/lib/platform/ids'
import { threadTag } from '@/lib/platform/tags'
import { findThread } from '@/lib/threads/queries'
import type { ShowingView } from '@/lib/threads/views'
import { threadByPath, threadPath, wholeThreadPath } from '@/lib/urls'
import { getSight } from '@/lib/web/session'
import { replyAction } from './reply/actions'

/** What an address asks for: a thread, the slug it was given, and which of its posts; the first page has no number of its own. */
export type Asked = { thread: string; slug?: string; shown: 'page' | 'whole' | 'op' | 'hq'; at: number; numbered?: boolean }

export async function ThreadDocument(asked: Asked) {
  const thread = await loadThread(asked.thread, asked.shown, asked.at)
  if (thread.slug !== asked.slug || (asked.numbered && asked.at === 1)) permanentRedirect(addressOf(thread, thread.showing))
  return (
    <>
      <PageTags tags={[threadTag(thread.id)]} until={thread.until} />
      <Thread thread={thread} reply={<ReplySection thread={thread} action={replyAction} />} />
    </>
  )
}

export async function threadMetadata(asked: Asked): Promise<Metadata> {
  const thread = await loadThread(asked.thread, asked.shown, asked.at)
  const page = thread.showing.kind === 'page' ? thread.showing.page : 1
  return documentMetadata({
    title: `${thread.title}${page > 1 ? `, page ${page}` : ''} · ${thread.boardName}`,
    path: threadPath(thread, page),
    indexed: !thread.unindexedAt && thread.readableBy === 'everyone',
  })
}

const loadThread = cache(async (thread: string, shown: Asked['shown'], at: number) => {
  const id = threadId.safeParse(thread)
  if (!id.success) notFound()
  return (await findThread(await getSight(), id.data, showingOf(shown, at))) ?? notFound()
})

function showingOf(shown: Asked['shown'], at: number): ShowingView {
  return shown === 'page' || shown === 'whole' ? { kind: shown, page: at } : { kind: 'by', by: shown, after: at }
}

function addressOf(thread: { id: bigint; slug: string }, showing: ShowingView): string {
  if (showing.kind === 'by') return threadByPath(thread, showing.by, showing.after)
  return showing.kind === 'page' ? threadPath(thread, showing.page) : wholeThreadPath(thread, showing.page)
}
