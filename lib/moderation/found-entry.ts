import type { Viewer } from '@/lib/identity/viewer'
import type { Tx } from '@/lib/platform/db'
import { ensure, found } from '@/lib/platform/refusal'
import { LINE } from '@/lib/threads/entry-line'
import { moderationActions } from './actions'
import type { ModerationAction } from './definition'
import type { Facts } from './entry'
import { hold, type Kind } from './holding'
import { loadBoard, loadSite } from './house/load-house'
import { loadLinksOf } from './links/load-link-rules'
import { loadMember } from './load-member'
import { loadThread } from './load-thread'
import { canSee } from './policy'

/** An entry and what it was about, under the hold of its act and its undo; refused where the viewer may not see it. */
export async function holdEntry(tx: Tx, viewer: Viewer, id: bigint) {
  const before = found(await findEntry(tx, id))
  const { kind, subject } = subjectOf(before)
  await hold(tx, kind, subject, undoHoldsOf(before))
  const entry = found(await findEntry(tx, id)) // again, now that nothing can change under us
  const facts = found(await loadFacts(tx, entry))
  ensure(canSee(viewer, facts))
  return { entry, facts, subject }
}

/** The entry with what an undo must know of it; `detail` is null where it was blanked. */
export async function findEntry(tx: Tx, id: bigint) {
  const entry = await tx.moderationEntry.findUnique({
    where: { id },
    include: { ...LINE, kept: { select: { words: true, detail: true, blankedById: true } }, post: { select: { id: true, number: true, threadId: true } } },
  })
  return entry && { ...entry, detail: entry.kept && entry.kept.blankedById === null ? entry.kept.detail : null }
}

export type FoundEntry = NonNullable<Awaited<ReturnType<typeof findEntry>>>

/** What the entry was about, as it is today: a post may be in another thread by now. */
export async function loadFacts(tx: Tx, entry: FoundEntry): Promise<Facts | null> {
  const { post, threadId, subjectId } = entry
  if (subjectId) return loadMember(tx, subjectId)
  if (!post && !threadId) return loadUnplaced(tx, entry)
  const facts = await loadThread(tx, post?.threadId ?? threadId ?? 0n, { removed: true })
  return facts && { thread: facts.thread, post: post ?? undefined }
}

function loadUnplaced(tx: Tx, entry: FoundEntry): Promise<Facts | null> {
  if (isAboutLinks(entry)) return loadLinksOf(tx, entry)
  return entry.boardId ? loadBoard(tx, entry.boardId) : loadSite()
}

function isAboutLinks(entry: { action: string }): boolean {
  return actionOf(entry)?.subject === 'links'
}

function subjectOf(entry: FoundEntry): { kind: Kind; subject: bigint } {
  const { subjectId, post, threadId, boardId } = entry
  if (isAboutLinks(entry)) return { kind: 'links', subject: boardId ?? 0n }
  if (subjectId) return { kind: 'member', subject: subjectId }
  if (post) return { kind: 'post', subject: post.id }
  if (threadId) return { kind: 'thread', subject: threadId }
  return boardId ? { kind: 'board', subject: boardId } : { kind: 'site', subject: 0n }
}

function undoHoldsOf(entry: FoundEntry): bigint[] {
  const action = actionOf(entry)
  return entry.detail === null || entry.undoesId !== null ? [] : (action?.undoHolds?.(action.detail.parse(entry.detail)) ?? [])
}

export function actionOf({ action }: { action: string }): ModerationAction | undefined {
  return moderationActions.find(({ name }) => name === action)
}
