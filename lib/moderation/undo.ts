import { canModerate } from '@/lib/identity/policy'
import type { MemberViewer, Viewer } from '@/lib/identity/viewer'
import { DAY_MS, now } from '@/lib/platform/clock'
import { db, type Tx } from '@/lib/platform/db'
import { all, ensure, found, Refusal, type Verdict } from '@/lib/platform/refusal'
import { DECLINED, GRANTED, LASTING, LINE, UNDO_DAYS } from '@/lib/threads/entry-line'
import { moderationActions } from './actions'
import { reopenAppeals, settleAppeals } from './appeal-ending'
import { notHerOwn } from './concerning'
import { actsAsHq, type ModerationAction, staffOf } from './define-action'
import { aboutOf, changeOnce, type Facts, findSent, hashOf, placeOf, writeEntry } from './entry'
import { hold, type Kind } from './holding'
import { loadBoard, loadSite } from './load-house'
import { loadMember } from './load-member'
import { loadThread } from './load-thread'
import { missingForFewer } from './move-readers'
import { canActUpon, canSee } from './policy'
import { reopenRequests } from './request-answers'
import { underRule } from './rules'
import { type ActFields, UNDO_REASONS, type UndoInput } from './schema'
import { stateReasons, tellUndone } from './telling'

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
  ensure(all(canUndo(viewer, entry, facts, now()), await mayTakeBack(tx, moderator, entry, facts)))
  const because = UNDO_REASONS[given.reason as keyof typeof UNDO_REASONS]
  const undo = await takeBack(tx, moderator, { entry, facts, given, because, textHash })
  await settleAppeals(tx, undo, facts)
  return { place: placeOf(undo, (await loadFacts(tx, entry)) ?? facts), after: () => actionOf(entry)?.after?.(subject) }
}

type TakenBack = { entry: FoundEntry; facts: Facts; given: ActFields; because: string; textHash: string; onAppeal?: true }

/** What an undo and a granted appeal have in common: what was changed is put back, and whoever was told of it is told of that. */
export async function takeBack(tx: Tx, moderator: MemberViewer, { entry, facts, given, because, textHash, onAppeal }: TakenBack) {
  ensure(entry.detail === null || LASTING.includes(entry.action) ? 'blanked' : 'yes')
  const action = found(actionOf(entry))
  const taken = (await action.undoTakes(tx, aboutOf(facts), entry.detail))?.restriction
  const restriction = taken ? { ...taken, until: null, rule: ruleFor(given) } : undefined
  const says = await action.undo(tx, moderator, { ...entry, about: aboutOf(facts) })
  const undo = await writeEntry(tx, {
    action: onAppeal ? GRANTED : entry.action,
    moderator,
    facts,
    given,
    because,
    says: `${says}${onAppeal ? ' on appeal' : ''}${underRule(restriction?.rule)}`,
    detail: {},
    textHash,
    named: entry.named && !onAppeal && !(await actsAsHq(tx, moderator)),
    undoesId: entry.id,
    restriction,
  })
  await action.followUndo(tx, { detail: entry.detail }, undo)
  await reopenRequests(tx, entry.id)
  await reopenAppeals(tx, entry.id)
  if (restriction) await stateReasons(tx, { entry: undo, facts, given, restriction })
  await tellUndone(tx, undo, entry, facts)
  return undo
}

/** A restriction is not taken back by her whom it concerns. */
async function mayTakeBack(tx: Tx, moderator: MemberViewer, { rule }: { rule: string | null }, facts: Facts): Promise<Verdict> {
  return rule === null ? 'yes' : notHerOwn(tx, moderator, facts)
}

/** An undo that takes from somebody what she had since the act rests on a rule, like an act that takes it. */
function ruleFor(given: Pick<UndoInput, 'words'> & Partial<Pick<UndoInput, 'rule'>>): string {
  const missing = missingForFewer(given)
  if (Object.keys(missing).length > 0) throw new Refusal('statement_needed', missing)
  return given.rule ?? ''
}

/** What its page says before it of people's sight; null where it changes nobody's. */
export async function findTaking(tx: Tx, entry: FoundEntry, facts: Facts) {
  if (entry.detail === null || entry.undoesId !== null) return null
  return (await actionOf(entry)?.undoTakes(tx, aboutOf(facts), entry.detail)) ?? null
}

type UndoEntry = { action: string; undoesId: bigint | null; undoneBy: { id: bigint } | null; boardId: bigint | null; createdAt: Date }

/** Whether this viewer may undo this entry now, and not too late. */
export function canUndo(viewer: Viewer, entry: UndoEntry, facts: Facts, at: Date): Verdict {
  const late = at.getTime() - entry.createdAt.getTime() > UNDO_DAYS * DAY_MS
  return all(
    keepsBoth(viewer, entry, facts),
    entry.undoneBy || entry.undoesId ? 'already_done' : 'yes',
    entry.action === DECLINED ? 'appeal_decided' : 'yes',
    late ? 'undo_too_late' : 'yes',
  )
}

/** Whether she keeps the board of the entry, and the one where the thread is today; or may act upon this member. */
export function keepsBoth(viewer: Viewer, { boardId }: { boardId: bigint | null }, facts: Facts): Verdict {
  return all(facts.thread ? canModerate(viewer, boardId ?? facts.thread.board.id) : 'yes', canActUpon(viewer, facts))
}

/** The verdict that the page of an undo shows. */
export async function judgeUndo(viewer: MemberViewer, entry: FoundEntry, facts: Facts): Promise<Verdict> {
  return all(canUndo(viewer, entry, facts, now()), await mayTakeBack(db(), viewer, entry, facts))
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
export async function loadFacts(tx: Tx, { post, threadId, subjectId, boardId }: FoundEntry): Promise<Facts | null> {
  if (subjectId) return loadMember(tx, subjectId)
  if (!post && !threadId) return boardId ? loadBoard(tx, boardId) : loadSite()
  const facts = await loadThread(tx, post?.threadId ?? threadId ?? 0n, { removed: true })
  return facts && { thread: facts.thread, post: post ?? undefined }
}

/** What has to be held before this entry is taken back. */
export function heldBy(entry: FoundEntry): { kind: Kind; subject: bigint; others: bigint[] } {
  const others = entry.detail === null || entry.undoesId !== null ? [] : (actionOf(entry)?.undoHolds(entry.detail) ?? [])
  return { ...subjectOf(entry), others }
}

function subjectOf({ subjectId, post, threadId, boardId }: FoundEntry): { kind: Kind; subject: bigint } {
  if (subjectId) return { kind: 'member', subject: subjectId }
  if (post) return { kind: 'post', subject: post.id }
  if (threadId) return { kind: 'thread', subject: threadId }
  return boardId ? { kind: 'board', subject: boardId } : { kind: 'site', subject: 0n }
}

export function actionOf({ action }: { action: string }): ModerationAction | undefined {
  return moderationActions.find(({ name }) => name === action)
}
