import type { MemberViewer, Viewer } from '@/lib/identity/viewer'
import { now } from '@/lib/platform/clock'
import type { Tx } from '@/lib/platform/db'
import { all, ensure, found, Refusal, type Verdict } from '@/lib/platform/refusal'
import { isDecided } from '@/lib/threads/appeal-time'
import { DECLINED, HOST_REFUSED } from '@/lib/threads/entry-line'
import type { AppealOutcome } from '@/prisma/generated/client'
import { notHerOwn } from '../concerning'
import { aboutOf, changeOnce, type Facts, findSent, hashOf, writeEntry } from '../entry'
import { actionOf, type FoundEntry, holdEntry } from '../found-entry'
import { canKeep, canSeeEntry, isAdmin, staffOf } from '../policy'
import { nounOf } from '../takings'
import { keyOfAct, tellEach } from '../telling'
import { findTakenByUndo, judgeUndoOf, takeBack } from '../undo'
import { endAppeals, settleAppeals } from './appeal-ending'
import { writeAnswers } from './appeal-letters'
import type { DecisionInput } from './appeal-schema'
import { listOver } from './still-holds'

/** What everyone reads as the reason; the reasons in words are for those concerned and for staff. */
const BECAUSE = {
  grant: 'On appeal another moderator came to another view.',
  decline: 'On appeal another moderator came to the same view.',
}
const BECAUSE_ALONE = 'On appeal it was looked at again, by the one who acted: there is no other moderator here.'

/**
 * Decides on all appeals against an act, once: grants them, and the act is taken back in the same transaction, or declines
 * them, and it stands. By another moderator than the one who acted; by that one only where nobody else is there.
 */
export async function decideAppeals(viewer: Viewer, given: DecisionInput): Promise<{ id: bigint }> {
  const after = await changeOnce((tx) => decideIn(tx, viewer, given))
  await after?.()
  return { id: given.entry }
}

async function decideIn(tx: Tx, viewer: Viewer, given: DecisionInput) {
  const moderator = staffOf(viewer)
  const { entry, facts, subject } = await holdEntry(tx, viewer, given.entry)
  const textHash = hashOf('appeal', given)
  if (await findSent(tx, moderator, given.key, textHash)) return
  const { verdict, alone, upTo } = await judgeDecision(tx, moderator, entry, facts)
  ensure(all(verdict, upTo === given.upTo ? 'yes' : 'changed_since'))
  const decided = { entry, facts, given: { ...given, reason: given.decision, open: false }, because: alone ? BECAUSE_ALONE : BECAUSE[given.decision], textHash }
  const answer = await (given.decision === 'grant' ? grant(tx, moderator, decided) : letStand(tx, moderator, decided))
  const outcome = given.decision === 'grant' ? 'granted' : 'declined'
  const members = await endAppeals(tx, entry.id, outcome, answer.id)
  await writeAnswers(tx, { appealed: entry.id, answer, outcome, members, alone })
  await tellEach(tx, answer, given.decision === 'grant' ? keyOfAct(entry, facts) : `appeal:${entry.id}`, facts, members)
  await settleAppeals(tx, answer, facts)
  return given.decision === 'grant' ? () => actionOf(entry)?.after?.(subject) : undefined
}

/** What only its undo itself can tell is said in the same word. */
async function grant(tx: Tx, moderator: MemberViewer, decided: Parameters<typeof takeBack>[2]) {
  ensure(await judgeGrant(tx, moderator, decided.entry, decided.facts))
  return takeBack(tx, moderator, { ...decided, onAppeal: true }).catch((failure: unknown) => {
    throw failure instanceof Refusal && failure.code === 'changed_since' ? new Refusal('appeal_needs_act') : failure
  })
}

type Standing = { entry: FoundEntry; facts: Facts; given: Parameters<typeof writeEntry>[1]['given']; because: string; textHash: string }

/** The entry that says that an act stands; everyone is told that HQ decided. */
function letStand(tx: Tx, moderator: MemberViewer, { entry, ...rest }: Standing) {
  const says = `{by} upheld ${nounOf(entry)} on appeal`
  return writeEntry(tx, { ...rest, action: DECLINED, moderator, says, detail: { entry: String(entry.id) }, named: false })
}

/** Whether she may decide on the appeals against this entry now, whether nobody else could, and the newest that waits. */
export async function judgeDecision(tx: Tx, moderator: MemberViewer, entry: FoundEntry, facts: Facts) {
  const appeals = await tx.appeal.findMany({ where: { entryId: entry.id }, orderBy: { id: 'asc' }, select: { id: true, memberId: true, outcome: true } })
  const alone = entry.moderatorId === moderator.id && (await isAlone(tx, entry))
  const verdict = all(
    (await mayDecide(tx, moderator, entry, facts)) === 'yes' ? 'yes' : 'not_found', // as its page
    appeals.some(({ memberId }) => memberId === moderator.id) ? 'own_matter' : await notHerOwn(tx, moderator, facts),
    entry.moderatorId === moderator.id && !alone ? 'own_act' : 'yes',
    isDecidedForAll(entry, appeals) ? 'appeal_decided' : 'yes',
    appeals.some(({ outcome }) => outcome === null) ? 'yes' : 'already_done',
  )
  return { verdict, alone, upTo: appeals.findLast(({ outcome }) => outcome === null)?.id ?? null }
}

/** One decision is for all who appealed, save where an act concerns many and each of them may appeal. */
function isDecidedForAll({ action }: FoundEntry, appeals: readonly { outcome: AppealOutcome | null }[]): boolean {
  return action !== HOST_REFUSED && appeals.some(isDecided)
}

/**
 * Whether the act could be taken back by her at this moment, or why not: things have changed since, its undo would take
 * something anew, or it is the undo of another.
 */
export async function judgeGrant(tx: Tx, moderator: MemberViewer, entry: FoundEntry, facts: Facts): Promise<Verdict> {
  if (entry.undoesId !== null) return 'appeal_needs_act'
  if (entry.detail === null) return 'blanked'
  const action = found(actionOf(entry))
  const over = await listOver(tx, [{ id: entry.id }], now())
  const undone = { ...entry, about: aboutOf(facts) }
  const taking = await findTakenByUndo(tx, action, undone)
  if (taking?.restriction || over.length > 0) return 'appeal_needs_act'
  return inAWord(await judgeUndoOf(tx, action, moderator, undone))
}

function inAWord(verdict: Verdict): Verdict {
  return verdict === 'changed_since' ? 'appeal_needs_act' : verdict
}

/** Whether she could ever decide on appeals against this entry: as for its undo, with the boards of threads that it led posts into. */
export async function mayDecide(tx: Tx, moderator: MemberViewer, entry: FoundEntry, facts: Facts): Promise<Verdict> {
  const into = await tx.departure.findMany({ where: { entryId: entry.id }, distinct: ['toId'], select: { to: { select: { boardId: true } } } })
  return all(
    canSeeEntry(moderator, entry, facts),
    actionOf(entry)?.byAdmin ? isAdmin(moderator) : 'yes',
    ...into.map(({ to }) => canKeep(moderator, to.boardId)),
  )
}

/** Whether nobody but the one who acted could decide. The database asks the same before it takes the decision. */
async function isAlone(tx: Tx, { id, moderatorId }: { id: bigint; moderatorId: bigint | null }): Promise<boolean> {
  const others = await tx.$queryRaw<unknown[]>`select d as id from appeal_deciders(${id}, ${now()}) d where d <> ${moderatorId} limit 1`
  return others.length === 0
}
