import { canRead } from '@/lib/boards/policy'
import { canModerate } from '@/lib/identity/policy'
import { sightOf, type Viewer } from '@/lib/identity/viewer'
import { DAY_MS, now } from '@/lib/platform/clock'
import type { Tx } from '@/lib/platform/db'
import { all, ensure, found, type Verdict } from '@/lib/platform/refusal'
import { UNDO_DAYS } from '@/lib/threads/entry-line'
import { holdThread } from '@/lib/threads/queries'
import { moderationActions } from './actions'
import { type ModerationAction, staffOf } from './define-action'
import { changeOnce, findSent, hashOf, placeOf, writeEntry } from './entry'
import { loadThread } from './load-thread'
import { UNDO_REASONS, type UndoInput } from './schema'

/** Takes an act back, once, within 30 days of it. The undo is an entry of its own. */
export function undoAct(viewer: Viewer, given: UndoInput) {
  return changeOnce(async (tx) => {
    const moderator = staffOf(viewer)
    const { threadId } = found(await findEntry(tx, given.entry))
    await holdThread(tx, threadId)
    const entry = found(await findEntry(tx, given.entry)) // again, now that nothing can change under us
    const facts = found(await loadThread(tx, threadId))
    const textHash = hashOf('undo', given)
    const before = await findSent(tx, moderator, given.key, textHash)
    if (before) return placeOf(before, { ...facts, post: entry.post ?? undefined })
    ensure(canRead(sightOf(viewer), facts.thread.board) ? 'yes' : 'not_found')
    ensure(canUndo(viewer, entry, facts.thread.board.id, now()))
    const action = found(actionOf(entry))
    const says = await action.undo(tx, viewer, entry)
    const post = entry.post ?? undefined
    const undo = await writeEntry(tx, {
      action: entry.action,
      moderator,
      facts: { thread: facts.thread, post },
      given,
      because: UNDO_REASONS[given.reason as keyof typeof UNDO_REASONS],
      says,
      detail: {},
      textHash,
      undoesId: entry.id,
    })
    await action.followUndo(tx, entry, undo)
    return placeOf(undo, { ...facts, post })
  })
}

type UndoFacts = { undoesId: bigint | null; undoneBy: { id: bigint } | null; boardId: bigint; createdAt: Date }

/** Whether this viewer may undo this entry now: she keeps the board of the entry, and the one where the thread is today. */
export function canUndo(viewer: Viewer, entry: UndoFacts, boardNow: bigint, at: Date): Verdict {
  const late = at.getTime() - entry.createdAt.getTime() > UNDO_DAYS * DAY_MS
  return all(
    canModerate(viewer, entry.boardId),
    canModerate(viewer, boardNow),
    entry.undoneBy || entry.undoesId ? 'already_done' : 'yes',
    late ? 'undo_too_late' : 'yes',
  )
}

/** The entry with what an undo must know of it. */
export async function findEntry(tx: Tx, id: bigint) {
  const entry = await tx.moderationEntry.findUnique({
    where: { id },
    include: { undoneBy: { select: { id: true } }, post: { select: { id: true, number: true } }, name: { select: { name: true } } },
  })
  return entry?.threadId ? { ...entry, threadId: entry.threadId } : null
}

function actionOf({ action }: { action: string }): ModerationAction | undefined {
  return moderationActions.find(({ name }) => name === action)
}
