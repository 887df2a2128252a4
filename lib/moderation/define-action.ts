import type { z } from 'zod'
import type { MemberViewer, Viewer } from '@/lib/identity/viewer'
import type { Tx } from '@/lib/platform/db'
import { all, ensure, found, Refusal, type Verdict } from '@/lib/platform/refusal'
import { BINDING_ACTS } from '@/lib/threads/appealable'
import type { Prisma } from '@/prisma/generated/client'
import type { ActAsked, ActForm } from './act-form'
import { settleAppeals } from './appeal-ending'
import { ensureKeepsHers, type Hers, listHers, notHerOwn } from './concerning'
import type { Definition } from './definition'
import { changeOnce, type Entry, type Facts, findSent, hashOf, placeOf, writeEntry } from './entry'
import { hold } from './holding'
import { isLatest } from './latest'
import type { Taking } from './moderation-action'
import { canActNow, canActUpon, canSee, isAdmin } from './policy'
import { answerRequests } from './request-answers'
import { hasRules, RULE_REASONS } from './rules'
import { type ActFields, actFields, restrictionFields } from './schema'
import { stateReasons, tellConcerned } from './telling'

/**
 * Makes a moderator's act of its one file: who may, the reason, the transaction, the entry, the statement of reasons,
 * who is told and the undo are the same for all, so that no act can forget them.
 */
export function defineAction<Input extends { subject: bigint }, DetailSchema extends z.ZodType<Prisma.InputJsonValue>, F extends Facts>(
  definition: Definition<Input, DetailSchema, F>,
) {
  const { name, subject: kind } = definition
  const restricting = definition.restricts !== undefined && definition.reasons === undefined
  const reasons = definition.reasons ?? RULE_REASONS
  const fields: z.ZodType<ActFields> = restricting || hasRules(reasons) ? restrictionFields(reasons) : actFields(reasons)
  const input: z.ZodType<Input & ActFields> = definition.input.and(fields)

  /** Does it: all or nothing, with exactly one entry. The same form sent again is the same entry. */
  async function perform(viewer: Viewer, given: Input & ActFields) {
    const place = await changeOnce((tx) => performIn(tx, viewer, given))
    await definition.after?.(given.subject)
    return place
  }

  async function performIn(tx: Tx, viewer: Viewer, given: Input & ActFields) {
    const moderator = staffOf(viewer)
    await hold(tx, kind, given.subject, definition.holds?.(given))
    const facts = found(await definition.load(tx, given.subject))
    ensure(canSee(moderator, facts))
    const textHash = hashOf(name, given)
    const before = await findSent(tx, moderator, given.key, textHash)
    if (before) return placeOf(before, await madeBy(tx, facts, before.kept?.detail))
    ensure(canActNow(moderator, facts, () => definition.seen?.(facts, given) ?? 'yes'))
    ensure(isEntitled(moderator))
    const hers = await listHers(tx, moderator, facts) // none of which this may end
    ensure(await mayLift(tx, moderator, facts, hers))
    ensure(definition.allow(facts))
    const detail = definition.detail.parse(await definition.apply(tx, facts, given, moderator)) as z.infer<DetailSchema>
    const made = await madeBy(tx, facts, detail)
    const restriction = definition.restricts?.(facts, given, detail) ?? undefined
    const entry = await writeEntry(tx, {
      action: name,
      moderator,
      facts: made,
      given,
      because: reasons[given.reason] ?? '',
      says: definition.says(detail),
      detail,
      textHash,
      named: !definition.byHqAlone && !given.beside && !(await actsAsHq(tx, moderator)),
      restriction,
    })
    await definition.follow?.(tx, entry, facts, given, moderator, detail)
    await ensureKeepsHers(tx, hers)
    await answerRequests(tx, definition.word, entry, facts)
    await settleAppeals(tx, entry, facts)
    if (restriction) await stateReasons(tx, { entry, facts, given, restriction })
    await tellOf(tx, entry, facts, detail)
    return placeOf(entry, made)
  }

  /** What the entry is about: what the act made, or else what it was done to. Once its detail is blanked nobody knows what it made. */
  async function madeBy(tx: Tx, facts: F, detail: unknown): Promise<Facts> {
    const read = definition.detail.safeParse(detail)
    return definition.makes && read.success ? definition.makes(tx, read.data as z.infer<DetailSchema>, facts) : facts
  }

  async function tellOf(tx: Tx, entry: Parameters<typeof tellConcerned>[1]['entry'], facts: F, detail: z.infer<DetailSchema>): Promise<void> {
    if (!definition.tellsItself) await tellConcerned(tx, { entry, facts, others: await definition.tells?.(tx, facts, detail) })
  }

  function isEntitled(viewer: Viewer): Verdict {
    return definition.byAdmin ? isAdmin(viewer) : 'yes'
  }

  async function mayLift(tx: Tx, viewer: Viewer, facts: F, hers?: Hers): Promise<Verdict> {
    if (viewer.kind === 'guest') return 'yes'
    return definition.lifts === true ? notHerOwn(tx, viewer, facts) : leavesToOthers(tx, viewer, facts, hers)
  }

  /** That nothing which is not hers to lift would be lifted or left behind; `hers` is what of it whoever asks has found already. */
  async function leavesToOthers(tx: Tx, moderator: MemberViewer, facts: F, hers?: Hers): Promise<Verdict> {
    if (!definition.lifts && !definition.carries) return 'yes'
    return (hers ?? (await listHers(tx, moderator, facts))).some(touches) ? 'own_matter' : 'yes'
  }

  function touches({ action, rule }: Hers[number]): boolean {
    const { lifts, carries } = definition
    return carries ? staysBehind(action, rule) : lifts !== true && lifts?.includes(action) === true
  }

  /** Whether this viewer may do it now; null where she may not see what it is about. */
  async function judge(tx: Tx, viewer: Viewer, subject: bigint) {
    const facts = await definition.load(tx, subject)
    if (!facts || canSee(viewer, facts) !== 'yes') return null
    return { facts, verdict: all(canActUpon(viewer, facts), isEntitled(viewer), await mayLift(tx, viewer, facts), definition.allow(facts)) }
  }

  /** What the page of the act shows; null where the viewer may not see what it is about. */
  async function preview(tx: Tx, viewer: Viewer, subject: bigint, asked: ActAsked) {
    const judged = await judge(tx, viewer, subject)
    if (!judged) return null
    const { facts, verdict } = judged
    const form: ActForm = (await definition.form?.(tx, viewer, facts, asked)) ?? { kind: 'plain' }
    return { facts, verdict, form, consequences: await definition.consequences(tx, facts) }
  }

  /** The other threads that its undo changes. */
  function undoHolds(detail: unknown): bigint[] {
    return definition.undoHolds?.(definition.detail.parse(detail) as z.infer<DetailSchema>) ?? []
  }

  /** Takes it back: the change and its entry, in the transaction of the undo. */
  async function undo(tx: Tx, viewer: Viewer, entry: Entry & { detail: unknown }): Promise<string> {
    const moderator = staffOf(viewer)
    const detail = definition.detail.parse(entry.detail) as z.infer<DetailSchema>
    ensure(await judgeUndo(tx, moderator, entry))
    await definition.undo(tx, entry, detail, moderator)
    return definition.unsays(detail)
  }

  /** Whether she could take it back now, as far as it can be told beforehand. */
  async function judgeUndo(tx: Tx, moderator: MemberViewer, entry: Entry & { detail: unknown }): Promise<Verdict> {
    const detail = definition.detail.parse(entry.detail) as z.infer<DetailSchema>
    const verdict = all(isEntitled(moderator), await isLatest(tx, kind, entry, definition.rivals))
    return verdict === 'yes' ? ((await definition.allowUndo?.(tx, moderator, detail, entry)) ?? 'yes') : verdict
  }

  /** What its undo takes from somebody: asked before it, for the page and for the statement of reasons. */
  async function undoTakes(tx: Tx, subject: bigint, detail: unknown): Promise<Taking | null> {
    return (await definition.undoTakes?.(tx, subject, definition.detail.parse(detail) as z.infer<DetailSchema>)) ?? null
  }

  /** What is written once the undo has its entry. */
  async function followUndo(tx: Tx, undone: { detail: unknown }, entry: Entry): Promise<void> {
    await definition.followUndo?.(tx, entry, definition.detail.parse(undone.detail) as z.infer<DetailSchema>)
  }

  return { ...definition, reasons, restricting, input, perform, judge, preview, undoHolds, judgeUndo, undoTakes, undo, followUndo }
}

/** Whether what an act took does not follow posts into another thread. */
function staysBehind(action: string, rule: string | null): boolean {
  return rule !== null || BINDING_ACTS.includes(action) || action === 'thread.move' || action === 'thread.title'
}

/** A member; whether she may is the policy's to say. */
export function staffOf(viewer: Viewer): MemberViewer {
  if (viewer.kind === 'guest') throw new Refusal('signed_out')
  return viewer
}

/** Whether she asked that everyone be told of HQ instead of her. */
export async function actsAsHq(tx: Tx, { id }: MemberViewer): Promise<boolean> {
  return (await tx.member.findUniqueOrThrow({ where: { id }, select: { actsAsHqAt: true } })).actsAsHqAt !== null
}
