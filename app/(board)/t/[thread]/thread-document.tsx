import type { Metadata } from 'next'
import { notFound, permanentRedirect } from 'next/navigation'
import { cache } from 'react'
import { documentMetadata } from '@/app/page-metadata'
import { ReplySection } from '@/components/threads/reply-section'
import { Thread } from '@/components/threads/thread'
import { PageTags } from '@/components/ui/page-tags'
import { findOpenToAppeal } from '@/lib/moderation/appeals/open-to-appeal'
import { threadId } from '@/lib/platform/ids'
import { threadTag } from '@/lib/platform/tags'
import { findLeading, findThread } from '@/lib/threads/queries'
import type { ShowingView } from '@/lib/threads/views'
import { PAGE_SIZE, pageOf, postInThreadPath, threadByPath, threadPath, wholeThreadPath } from '@/lib/urls'
import { getSight } from '@/lib/web/session'
import { RemovedThreadDocument, removedThreadMetadata } from './removed-thread-document'
import { replyAction } from './reply/actions'

/** What an address asks for: a thread, the slug it was given, and which of its posts; `older`: in a form that leads on to another. */
export type Asked = { thread: string; slug?: string; shown: 'page' | 'whole' | 'op' | 'hq'; at: number; older?: boolean }

export async function ThreadDocument(asked: Asked) {
  const thread = await loadThread(asked.thread, asked.shown, asked.at)
  if (!thread) {
    await leadOn(asked)
    return <RemovedThreadDocument thread={asked.thread} />
  }
  if (thread.slug !== asked.slug || asked.older) permanentRedirect(addressOf(thread, thread.showing))
  return (
    <>
      <PageTags tags={[threadTag(thread.id)]} until={thread.until} />
      <Thread thread={thread} reply={<ReplySection thread={thread} action={replyAction} />} />
    </>
  )
}

export async function threadMetadata(asked: Asked): Promise<Metadata> {
  const thread = await loadThread(asked.thread, asked.shown, asked.at)
  if (!thread) return removedThreadMetadata(asked.thread) // nothing is here, or it leads on: the page itself says so
  const page = pageShown(thread.showing)
  return documentMetadata({
    title: `${thread.title}${page > 1 ? `, page ${page}` : ''} · ${thread.boardName}`,
    path: threadPath(thread, page),
    indexed: !thread.unindexedAt && thread.readableBy === 'everyone',
  })
}

/** Null where the thread is removed: then every address of it shows the same. */
const loadThread = cache(async (thread: string, shown: Asked['shown'], at: number) => {
  const id = threadId.safeParse(thread)
  if (!id.success) notFound()
  return findThread(await getSight(), id.data, showingOf(shown, at), findOpenToAppeal)
})

/** A thread that was merged leads to the one that took it in, to where the posts of this page stand now. */
async function leadOn({ thread, shown, at }: Asked): Promise<void> {
  const id = threadId.safeParse(thread)
  const leading = id.success ? await findLeading(await getSight(), id.data, firstNumber(shown, at)) : null
  if (leading) permanentRedirect(leading.number ? postInThreadPath(leading, leading.number) : threadPath(leading))
}

/** The first number that such an address shows. */
function firstNumber(shown: Asked['shown'], at: number): number {
  if (shown === 'page') return (at - 1) * PAGE_SIZE + 1
  return shown === 'whole' ? at + 1 : 1
}

function showingOf(shown: Asked['shown'], at: number): ShowingView {
  if (shown === 'page') return { kind: 'page', page: at }
  return shown === 'whole' ? { kind: 'whole', after: at } : { kind: 'by', by: shown, after: at }
}

/** The page on which what is shown begins. */
function pageShown(showing: ShowingView): number {
  if (showing.kind === 'page') return showing.page
  return showing.kind === 'whole' ? pageOf(showing.after + 1) : 1
}

function addressOf(thread: { id: bigint; slug: string }, showing: ShowingView): string {
  if (showing.kind === 'by') return threadByPath(thread, showing.by, showing.after)
  return showing.kind === 'whole' ? wholeThreadPath(thread, showing.after) : threadPath(thread, pageShown(showing))
}
