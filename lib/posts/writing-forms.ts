// What the pages show on which one writes: where the words go, what is quoted, and the draft that waits there.
import { offered } from '@/lib/boards/policy'
import { findBoardToStartIn } from '@/lib/boards/queries'
import { canModerate } from '@/lib/identity/policy'
import { sightOf, type Viewer } from '@/lib/identity/viewer'
import { db } from '@/lib/platform/db'
import { calmOf } from '@/lib/threads/ends'
import { canReply } from '@/lib/threads/policy'
import { findStanding, findThreadHead } from '@/lib/threads/queries'
import { newThreadPath, replyPath } from '@/lib/urls'
import { type AskedQuote, findQuotation } from './quotation'
import { findDraftsOfForm } from './shown-drafts'

/** What the page for a reply shows, with a quotation and a draft to begin with; null where the thread is missing or hidden. */
export async function findReplyForm(viewer: Viewer, threadId: bigint, quote?: AskedQuote, asked: number | null = null) {
  const thread = await findThreadHead(db(), sightOf(viewer), await findStanding(db(), threadId))
  if (!thread) return null
  const { board, lockedAt, lastNumber } = thread
  const quotation = quote ? await findQuotation(sightOf(viewer), threadId, quote) : { text: '', more: false }
  const drafts = await findDraftsOfForm(viewer, replyPath(threadId), asked)
  return {
    id: thread.id,
    slug: thread.slug,
    title: thread.title,
    board,
    replying: offered(canReply(viewer, { board, lockedAt, lastNumber }), board.repliableBy),
    calm: calmOf(thread),
    begins: withQuotation(drafts.draft?.body ?? '', quotation.text),
    wholeQuote: quote && quotation.more ? replyPath(threadId, { ...quote, part: undefined, whole: true }) : null,
    drafts,
  }
}

/** What the page for a new thread shows; null where the board is missing or hidden. */
export async function findNewThreadForm(viewer: Viewer, slug: string, asked: number | null = null) {
  const board = await findBoardToStartIn(viewer, slug)
  return board && { ...board, mayPrepare: canModerate(viewer, board.id) === 'yes', drafts: await findDraftsOfForm(viewer, newThreadPath(board.slug), asked) }
}

/** A quotation goes below the words that wait already, unless they hold it. */
function withQuotation(draft: string, quotation: string): string {
  if (draft.trim() === '') return quotation
  return quotation === '' || draft.includes(quotation.trim()) ? draft : `${draft.trimEnd()}\n\n${quotation}`
}
