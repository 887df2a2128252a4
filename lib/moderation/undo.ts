import type { MemberViewer, Viewer } from '@/lib/identity/viewer'
import { DAY_MS, now } from '@/lib/platform/clock'
import { db, type Tx } from '@/lib/platform/db'
import { all, ensure, found, Refusal, type Verdict } from '@/lib/platform/refusal'
import { DECLINED, GRANTED, HELD, LASTING, UNDO_DAYS } from '@/lib/threads/entry-line'
import { reopenAppeals, settleAppeals } from './appeals/appeal-ending'
import { notHerOwn } from './concerning'
import type { ModerationAction, Taking } from './definition'
import { aboutOf, changeOnce, type Entry, type Facts, findSent, hashOf, placeOf, writeEntry } from './entry'
import { actionOf, type FoundEntry, holdEntry, loadFacts } from './found-entry'
import { ensureKeepsHers, listHers } from './hers'
import { ensureInForce } from './house/rules-in-force'
import { isLatest } from './latest'
import { missingForFewer } from './move/move-readers'
import { isEntitled } from './perform'
import { canSeeEntry, staffOf } from './policy'
import { reopenRequests } from './requests/request-answers'
import { underRule } from './rules'
import { type ActFields, UNDO_REASONS, type UndoInput } from './schema'
import { actsAsHq } from './staff-name'
import { APPEALABLE_ACTS } from './takings'
import { stateReasons, tellUndone } from './telling'

/** Takes an act back, once, within 30 days of it. The undo is an entry of its own. */
export async function undoAct(viewer: Viewer, given: UndoInput) {
  const { place, after } = await changeOnce((tx) => undoIn(tx, viewer, given))
  await after?.()
  return place
}

async function undoIn(tx: Tx, viewer: Viewer, given: UndoInput) {
  const moderator = staffOf(viewer)
  const { entry, facts, subject } = await holdEntry(tx, viewer, given.entry)
  const textHash = hashOf('undo', given)
  const before = await findSent(tx, moderator, given.key, textHash)
  if (before) return { place: placeOf(before, facts) }
  ensure(all(canUndo(viewer, entry, facts, now()), await mayTakeBack(tx, moderator, entry, facts)))
  const because = UNDO_REASONS[given.reason as keyof typeof UNDO_REASONS]
  const hers = await listHers(tx, moderator, facts) // none of which this may end
  const undo = await takeBack(tx, moderator, { entry, facts, given, because, textHash })
  await ensureKeepsHers(tx, hers)
  await settleAppeals(tx, undo, facts)
  return { place: placeOf(undo, (await loadFacts(tx, entry)) ?? facts), after: () => actionOf(entry)?.after?.(subject) }
}

type TakenBack = { entry: FoundEntry; facts: Facts; given: ActFields; because: string; textHash: string; onAppeal?: true }

/** What an undo and a granted appeal have in common: what was changed is put back, and those who were notified of it are notified of that. */
export async function takeBack(tx: Tx, moderator: MemberViewer, { entry, facts, given, because, textHash, onAppeal }: TakenBack) {
  ensure(entry.detail === null || LASTING.includes(entry.action) ? 'blanked' : 'yes')
  const action = found(actionOf(entry))
  const detail = action.detail.parse(entry.detail)
  const undone = { ...entry, about: aboutOf(facts) }
  const taken = (await findTakenByUndo(tx, action, undone))?.restriction
  const restriction = taken ? { ...taken, until: null, rule: ruleFor(given) } : undefined
  if (restriction) await ensureInForce(tx, restriction.rule, 'rule')
  ensure(await judgeUndoOf(tx, action, moderator, undone))
  await action.undo(tx, undone, detail, moderator)
  const undo = await writeEntry(tx, {
    action: onAppeal ? GRANTED : entry.action,
    moderator,
    facts,
    given,
    because,
    says: `${action.unsays(detail)}${onAppeal ? ' on appeal' : ''}${underRule(restriction?.rule)}`,
    detail: {},
    textHash,
    named: entry.named && !onAppeal && !(await actsAsHq(tx, moderator)),
    undoesId: entry.id,
    restriction,
  })
  await action.followUndo?.(tx, undo, detail)
  await reopenRequests(tx, entry.id)
  await reopenAppeals(tx, entry.id)
  if (restriction) await stateReasons(tx, { entry: undo, facts, given, restriction })
  await tellUndone(tx, undo, entry, facts)
  return undo
}

/** Neither a restriction nor what another decided is taken back by her whom it concerns: she may appeal. */
async function mayTakeBack(tx: Tx, moderator: MemberViewer, entry: Pick<FoundEntry, 'rule' | 'action' | 'moderatorId'>, facts: Facts): Promise<Verdict> {
  const anothers = APPEALABLE_ACTS.includes(entry.action) && entry.moderatorId !== moderator.id
  return entry.rule !== null || anothers ? notHerOwn(tx, moderator, facts) : 'yes'
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
  const action = actionOf(entry)
  return action ? findTakenByUndo(tx, action, { ...entry, about: aboutOf(facts) }) : null
}

type Undone = Entry & { detail: unknown }

/** Whether she could take it back now, as far as it can be told beforehand; that it is hers to undo is asked for elsewhere. */
export async function judgeUndoOf(tx: Tx, action: ModerationAction, moderator: MemberViewer, entry: Undone): Promise<Verdict> {
  const verdict = all(isEntitled(action, moderator), await isLatest(tx, action.subject, entry, action.rivals))
  return verdict === 'yes' ? ((await action.allowUndo?.(tx, moderator, action.detail.parse(entry.detail), entry)) ?? 'yes') : verdict
}

/** What its undo takes from somebody: asked before it, for the page and for the statement of reasons. */
export async function findTakenByUndo(tx: Tx, action: ModerationAction, { about, detail }: Undone): Promise<Taking | null> {
  return (await action.undoTakes?.(tx, about, action.detail.parse(detail))) ?? null
}

type UndoEntry = { action: string; undoesId: bigint | null; undoneBy: { id: bigint } | null; boardId: bigint | null; createdAt: Date }

/** Whether this viewer may undo this entry now, and not too late. */
function canUndo(viewer: Viewer, entry: UndoEntry, facts: Facts, at: Date): Verdict {
  const late = at.getTime() - entry.createdAt.getTime() > UNDO_DAYS * DAY_MS
  return all(
    canSeeEntry(viewer, entry, facts),
    entry.undoneBy || entry.undoesId ? 'already_done' : 'yes',
    entry.action === DECLINED ? 'appeal_decided' : 'yes',
    entry.action === HELD ? 'by_a_rule' : 'yes',
    late ? 'undo_too_late' : 'yes',
  )
}

/** The verdict that the page of an undo shows. */
export async function judgeUndo(viewer: MemberViewer, entry: FoundEntry, facts: Facts): Promise<Verdict> {
  return all(canUndo(viewer, entry, facts, now()), await mayTakeBack(db(), viewer, entry, facts))
}
