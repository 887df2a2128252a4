import { canModerate } from '@/lib/identity/policy'
import type { Viewer } from '@/lib/identity/viewer'
import { DAY_MS, now } from '@/lib/platform/clock'
import type { Tx } from '@/lib/platform/db'
import { all, ensure, found, type Verdict } from '@/lib/platform/refusal'
import { LINE, UNDO_DAYS } from '@/lib/threads/entry-line'
import { moderationActions } from './actions'
import { actsAsHq, type ModerationAction, staffOf } from './define-action'
import { aboutOf, changeOnce, type Facts, findSent, hashOf, placeOf, writeEntry } from './entry'
import { hold, type Kind } from './holding'
import { loadMember } from './load-member'
import { loadThread } from './load-thread'
import { canSanction, canSee } from './policy'
import { reopenRequests } from './request-answers'
import { UNDO_REASONS, type UndoInput } from './schema'
import { tellUndone } from './telling'
import { BLANKED } from './verify-log'

/** Takes an act back, once, within 30 days of it. The undo is an entry of its own. */
export async function undoAct(viewer: Viewer, given: UndoInput) {
  const { place, after } = await changeOnce((tx) => undoIn(tx, viewer, given))
  await after?.()
  return place
}

async function undoIn(tx: Tx, viewer: Viewer, given: UndoInput) {
  const moderator = staffOf(viewer)
  const { kind, subject, others } = heldBy(found(await findEntry(tx, given.entry)))
  await hold(tx, kind, subject, others)
  const entry = found(await findEntry(tx, given.entry)) // again, now that nothing can change under us
  const facts = found(await loadFacts(tx, entry))
  ensure(canSee(viewer, facts))
  const textHash = hashOf('undo', given)
  const before = await findSent(tx, moderator, given.key, textHash)
  if (before) return { place: placeOf(before, facts) }
  ensure(canUndo(viewer, entry, facts, now()))
  ensure(entry.detail === null || entry.action === BLANKED ? 'blanked' : 'yes')
  const action = found(actionOf(entry))
  const says = await action.undo(tx, viewer, { ...entry, about: aboutOf(facts) })
  const undo = await writeEntry(tx, {
    action: entry.action,
    moderator,
    facts,
    given,
    because: UNDO_REASONS[given.reason as keyof typeof UNDO_REASONS],
    says,
    detail: {},
    textHash,
    named: entry.named && !(await actsAsHq(tx, moderator)),
    undoesId: entry.id,
  })
  await action.followUndo(tx, { detail: entry.detail }, undo)
  await reopenRequests(tx, entry.id)
  await tellUndone(tx, undo, entry, facts)
  return { place: placeOf(undo, (await loadFacts(tx, entry)) ?? facts), after: () => action.after?.(subject) }
}

type UndoEntry = { undoesId: bigint | null; undoneBy: { id: bigint } | null; boardId: bigint | null; createdAt: Date }

/** Whether this viewer may undo this entry now: she keeps the board of the entry, and the one where the thread is today. */
export function canUndo(viewer: Viewer, entry: UndoEntry, facts: Facts, at: Date): Verdict {
  const late = at.getTime() - entry.createdAt.getTime() > UNDO_DAYS * DAY_MS
  const { thread, member } = facts
  return all(
    thread ? all(canModerate(viewer, entry.boardId ?? thread.board.id), canModerate(viewer, thread.board.id)) : canSanction(viewer, member),
    entry.undoneBy || entry.undoesId ? 'already_done' : 'yes',
    late ? 'undo_too_late' : 'yes',
  )
}

/** The entry with what an undo must know of it; `detail` is null where it was blanked. */
export async function findEntry(tx: Tx, id: bigint) {
  const entry = await tx.moderationEntry.findUnique({
    where: { id },
    include: { ...LINE, kept: { select: { words: true, detail: true, blankedById: true } }, post: { select: { id: true, number: true, threadId: true } } },
  })
  return entry && { ...entry, detail: entry.kept && entry.kept.blankedById === null ? entry.kept.detail : null }
}

type FoundEntry = NonNullable<Awaited<ReturnType<typeof findEntry>>>

/** What the entry was about, as it is today: a post may be in another thread by now. */
export async function loadFacts(tx: Tx, { post, threadId, subjectId }: FoundEntry): Promise<Facts | null> {
  if (subjectId) return loadMember(tx, subjectId)
  const facts = await loadThread(tx, post?.threadId ?? threadId ?? 0n, { removed: true })
  return facts && { thread: facts.thread, post: post ?? undefined }
}

function heldBy(entry: FoundEntry): { kind: Kind; subject: bigint; others: bigint[] } {
  const others = entry.detail === null || entry.undoesId !== null ? [] : (actionOf(entry)?.undoHolds(entry.detail) ?? [])
  if (entry.subjectId) return { kind: 'member', subject: entry.subjectId, others }
  return entry.post ? { kind: 'post', subject: entry.post.id, others } : { kind: 'thread', subject: found(entry.threadId), others }
}

function actionOf({ action }: { action: string }): ModerationAction | undefined {
  return moderationActions.find(({ name }) => name === action)
}
