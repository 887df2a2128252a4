import type { z } from 'zod'
import type { Viewer } from '@/lib/identity/viewer'
import type { Tx } from '@/lib/platform/db'
import { all, ensure, found, type Verdict } from '@/lib/platform/refusal'
import type { Prisma } from '@/prisma/generated/client'
import type { ActAsked, ActForm } from './act-form'
import { settleAppeals } from './appeals/appeal-ending'
import { notHerOwn } from './concerning'
import type { Act, ModerationAction } from './definition'
import { changeOnce, type Facts, findSent, hashOf, placeOf, writeEntry } from './entry'
import { withFrame } from './frame-consequences'
import { ensureKeepsHers, type Hers, listHers } from './hers'
import { hold } from './holding'
import { ensureInForce, reasonInWords } from './house/rules-in-force'
import { canActNow, canActUpon, canSee, isAdmin, staffOf } from './policy'
import { Readings } from './readings'
import { answerRequests } from './requests/request-answers'
import type { ActFields } from './schema'
import { actsAsHq } from './staff-name'
import { bindsWriters, staysBehind } from './takings'
import { stateReasons, tellConcerned } from './telling'

type Given = { subject: bigint } & ActFields
type Json = z.ZodType<Prisma.InputJsonValue>

/**
 * Does an act: all or nothing, with exactly one entry. Who may, the reason, the transaction, the entry, the statement of
 * reasons and who is notified are the same for all acts. The same form sent again is the same entry.
 */
export async function perform<G extends Given, D extends Json, F extends Facts>(act: Act<G, D, F>, viewer: Viewer, given: NoInfer<G>) {
  const place = await changeOnce((tx) => performIn(tx, act, viewer, given))
  await act.after?.(given.subject)
  return place
}

async function performIn<G extends Given, D extends Json, F extends Facts>(tx: Tx, act: Act<G, D, F>, viewer: Viewer, given: G) {
  const moderator = staffOf(viewer)
  await hold(tx, act.subject, given.subject, act.holds?.(given))
  const facts = found(await act.load(tx, given.subject))
  ensure(canSee(moderator, facts))
  const textHash = hashOf(act.name, given)
  const before = await findSent(tx, moderator, given.key, textHash)
  if (before) return placeOf(before, await madeBy(tx, act, facts, before.kept?.detail))
  ensure(canActNow(moderator, facts, () => act.seen?.(facts, given) ?? 'yes'))
  ensure(isEntitled(act, moderator))
  const hers = await listHers(tx, moderator, facts) // none of which this may end
  ensure(await mayLift(act, { notOwn: () => notHerOwn(tx, moderator, facts), hers: async () => hers }))
  ensure(act.allow(facts))
  const detail = act.detail.parse(await act.apply(tx, facts, given, moderator)) as z.infer<D>
  const made = await madeBy(tx, act, facts, detail)
  const restriction = await findRestriction(tx, act, facts, given, detail)
  const entry = await writeEntry(tx, {
    action: act.name,
    moderator,
    facts: made,
    given,
    because: act.because?.(detail, given) ?? (await reasonInWords(tx, act.reasons, given.reason)),
    says: act.says(detail),
    detail,
    textHash,
    named: !act.byHqAlone && !given.beside && !(await actsAsHq(tx, moderator)),
    restriction,
  })
  await act.follow?.(tx, entry, facts, given, moderator, detail)
  await ensureKeepsHers(tx, hers)
  await answerRequests(tx, act.word, entry, facts)
  for (const about of liftedFrom(act, facts, detail)) await settleAppeals(tx, entry, about)
  const concerned = await act.concerns?.(tx, entry, detail)
  if (restriction) await stateReasons(tx, { entry, facts, given, restriction, concerned })
  const others = (await act.tells?.(tx, facts, detail)) ?? concerned?.map(({ memberId }) => memberId)
  if (!act.tellsItself) await tellConcerned(tx, { entry, facts, others })
  return placeOf(entry, made)
}

/** Those whom it restricts this time, under a rule that is in force. */
async function findRestriction<G extends Given, D extends Json, F extends Facts>(tx: Tx, act: Act<G, D, F>, facts: F, given: G, detail: z.infer<D>) {
  const restriction = act.restricts?.(facts, given, detail)
  if (!restriction) return undefined
  await ensureInForce(tx, restriction.rule ?? given.reason, restriction.rule ? 'rule' : 'reason')
  return restriction
}

/** What the entry is about: what the act made, or else what it was done to. Once its detail is blanked nobody knows what it made. */
async function madeBy<G, D extends Json, F extends Facts>(tx: Tx, act: Act<G, D, F>, facts: F, detail: unknown): Promise<Facts> {
  const read = act.detail.safeParse(detail)
  return act.makes && read.success ? act.makes(tx, read.data as z.infer<D>, facts) : facts
}

/** Where appeals may have nothing left to decide. */
function liftedFrom<G, D extends Json, F extends Facts>(act: Act<G, D, F>, facts: F, detail: z.infer<D>): Facts[] {
  const besides = act.reaches?.(facts, detail)
  return besides ? [facts, besides] : [facts]
}

/** Whether this act is hers to do at all. */
export function isEntitled({ byAdmin }: Pick<ModerationAction, 'byAdmin'>, viewer: Viewer): Verdict {
  return byAdmin ? isAdmin(viewer) : 'yes'
}

type Lifting = Pick<ModerationAction, 'lifts' | 'carries'>
/** Whether the act is about something of the moderator’s own, and what is in force on that. */
type OwnMatter = { notOwn: () => Promise<Verdict>; hers: () => Promise<Hers> }

/** That nothing which is not the moderator’s to lift would be lifted or left behind. */
async function mayLift(act: Lifting, own: OwnMatter): Promise<Verdict> {
  if (act.lifts === true) return own.notOwn()
  if (!act.lifts && !act.carries) return 'yes'
  return (await own.hers()).some((each) => touches(act, each)) ? 'own_matter' : 'yes'
}

function touches({ lifts, carries }: Lifting, { action, rule }: Hers[number]): boolean {
  if (carries) return rule !== null || staysBehind(action)
  return lifts === 'what binds' ? bindsWriters(action) : lifts !== true && lifts?.includes(action) === true
}

/** Whether this viewer may do it now; null where what it is about is not there for them. */
export async function judge(tx: Tx, act: ModerationAction, viewer: Viewer, subject: bigint, readings = new Readings(tx, subject)) {
  const facts = await readings.load(act)
  const entitled = facts && all(canSee(viewer, facts), canActUpon(viewer, facts))
  if (!facts || !entitled || entitled === 'not_found') return null
  const lifting = viewer.kind === 'guest' ? 'yes' : await mayLift(act, readings.ownMatter(viewer, facts))
  return { facts, verdict: all(entitled, isEntitled(act, viewer), lifting, act.allow(facts)) }
}

/** What the page of the act shows; null where the viewer may not see what it is about. */
export async function preview(tx: Tx, act: ModerationAction, viewer: Viewer, subject: bigint, asked: ActAsked) {
  const judged = await judge(tx, act, viewer, subject)
  if (!judged) return null
  const { facts, verdict } = judged
  const form: ActForm = (await act.form?.(tx, viewer, facts, asked)) ?? { kind: 'plain' }
  return { facts, verdict, form, consequences: await withFrame(tx, act, facts, await act.consequences(tx, facts, asked)) }
}
