// What each act of a moderator needs before it can be done, and what its form says: one line for each act.

import { openSession } from '@/lib/identity/commands'
import { findViewer } from '@/lib/identity/queries'
import { guest, type MemberViewer, type Viewer } from '@/lib/identity/viewer'
import { moderationActions } from '@/lib/moderation/actions'
import { editPostAsHq } from '@/lib/moderation/actions/edit-post'
import type { ModerationAction } from '@/lib/moderation/definition'
import { placeOfSection } from '@/lib/moderation/house/section-places'
import { perform } from '@/lib/moderation/perform'
import { DAY_MS, now } from '@/lib/platform/clock'
import { db } from '@/lib/platform/db'
import { postId } from '@/lib/platform/ids'
import { once } from '@/lib/platform/process'
import { holdBack } from '@/lib/posts/holding'
import type { Asker, Place } from '@/lib/testing/matrix'
import { aBoard, aMember, aReply, aThread, stamped, unique } from './builders'
import { aRule, keeper, named, nextYear, ruled, sanctioned, unclaimedDay } from './made-ready'

/** An act as the matrix does it, whatever its input. */
export type AnyAct = ModerationAction

export const EVERY_ACT: readonly AnyAct[] = moderationActions

/** A board of some readers with what acts are done upon, and another of everyone beside it. */
export async function aScene(place: Place = 'everyone', given: { hq?: MemberViewer } = {}) {
  const board = await aBoard({ readableBy: place })
  const target = await aBoard({ readableBy: place === 'staff' ? 'everyone' : place })
  const hq = given.hq ?? (await aMember({ moderates: 'all' }))
  const thread = await aThread(board, { by: hq, body: 'Sign here: https://petition.example.org/1 before Friday.' })
  const { id: replyId } = await aReply(thread, { by: hq })
  const other = await aThread(board, { by: hq })
  return { board, target, hq, thread, openingId: thread.openingId, replyId, other, person: await aMember() }
}

export type Scene = Awaited<ReturnType<typeof aScene>>

/** Somebody of each kind, as she is when she asks. */
export async function askerIn({ board, target }: Pick<Scene, 'board' | 'target'>, asker: Asker): Promise<Viewer> {
  if (asker === 'guest') return guest
  if (asker === 'here') return aMember({ moderates: [board.id, target.id] })
  if (asker === 'suspended') return suspended(await aMember({ moderates: [board.id, target.id] }))
  return STRANGERS[asker]()
}

/** Those who are the same to every board. */
const STRANGERS = {
  newcomer: () => once('a-newcomer', () => aMember({ joinedAt: now() })),
  member: () => once('a-member', () => aMember()),
  elsewhere: () => once('a-moderator-elsewhere', async () => aMember({ moderates: [(await aBoard()).id] })),
  everywhere: () => aMember({ moderates: 'all' }), // made anew, so that she knows of every board of staff
  admin: () => aMember({ admin: true }),
}

async function suspended({ id }: MemberViewer): Promise<Viewer> {
  const { token } = await openSession(id)
  await db().member.update({ where: { id }, data: { suspendedUntil: new Date(now().getTime() + DAY_MS) } })
  return findViewer(token, true)
}

type Stage = { subject: bigint; fields?: Record<string, string> }

/** Everything the form of this act says, upon what was made ready for it. */
export async function formOf(act: AnyAct, scene: Scene): Promise<Record<string, string>> {
  const { subject, fields = {} } = await stageOf(act)(scene)
  return { reason: reasonOf(act), ...fields, subject: String(subject), words: 'It was needed.', key: unique('key-of-act') }
}

function reasonOf({ restricting, reasons }: AnyAct): string {
  return restricting ? 'spam' : (Object.keys(reasons)[0] ?? '')
}

function stageOf({ name }: AnyAct): (scene: Scene) => Promise<Stage> {
  const stage = ACT_STAGES[name]
  if (!stage) throw new Error(`${name} has no line in lib/testing/act-stages.ts.`)
  return stage
}

const LATER = new Date('2100-01-01')

export const ACT_STAGES: Record<string, (scene: Scene) => Promise<Stage>> = {
  'thread.move': async ({ thread, board, target }) => ({ subject: thread.id, fields: { from: String(board.id), to: target.slug, override: 'yes' } }),
  'thread.title': async ({ thread }) => ({ subject: thread.id, fields: { was: 'A thread of tests', title: 'A better title for it' } }),
  'thread.lock': async ({ thread }) => ({ subject: thread.id }),
  'thread.unlock': async ({ thread }) => ({ subject: await changed(thread.id, { lockedAt: now() }) }),
  'thread.open': async ({ thread }) => ({ subject: await changed(thread.id, { lockedAt: now() }), fields: { at: nextYear(), atHour: '08:00' } }),
  'thread.close': async ({ thread }) => ({ subject: thread.id, fields: { at: nextYear(), atHour: '18:00' } }),
  'thread.unclose': async ({ thread }) => ({ subject: await changed(thread.id, { locksAt: LATER }) }),
  'thread.pin': async ({ thread }) => ({ subject: thread.id }),
  'thread.unpin': async ({ thread }) => ({ subject: await changed(thread.id, { pinnedAt: now() }) }),
  'thread.calm': async ({ thread }) => ({ subject: thread.id }),
  'thread.duplicate': async ({ thread, other }) => ({ subject: thread.id, fields: { of: String(other.id) } }),
  'thread.unbump': async ({ thread }) => ({ subject: thread.id }),
  'thread.split': async ({ thread }) => ({ subject: thread.id, fields: { posts: '2', title: 'What was split off' } }),
  'thread.merge': async ({ thread, other }) => ({ subject: thread.id, fields: { into: String(other.id) } }),
  'thread.remove': async ({ thread }) => ({ subject: thread.id }),
  'thread.restore': async ({ thread }) => ({ subject: await changed(thread.id, { removedAt: now() }) }),
  'post.approve': async ({ replyId }) => ({ subject: await heldBack(replyId) }),
  'post.links': async ({ openingId }) => ({ subject: openingId, fields: { revision: '1', link: '1' } }),
  'post.edit': async ({ replyId }) => ({ subject: replyId, fields: { revision: '1', body: 'As HQ has put it.', reason: 'attack' } }),
  'post.hide': async (scene) => ({ subject: await reworded(scene), fields: { number: '1' } }),
  'post.remove': async ({ replyId }) => ({ subject: replyId }),
  'post.restore': async ({ replyId }) => {
    await db().post.update({ where: { id: replyId }, data: { removedAt: now() } })
    return { subject: replyId }
  },
  'member.warn': async ({ person }) => ({ subject: person.id }),
  'member.suspend': async ({ person }) => ({ subject: person.id, fields: { for: '7d' } }),
  'member.unsuspend': async ({ person }) => ({ subject: await sanctioned(person.id, { suspendedUntil: LATER }) }),
  'member.ban': async ({ person }) => ({ subject: person.id }),
  'role.grant': async ({ person }) => ({ subject: person.id, fields: { role: 'moderator' } }),
  'role.end': async ({ person, board }) => ({ subject: await keeper(person.id, board.id), fields: { role: `moderator-${board.id}` } }),
  'links.refuse': async ({ board }) => ({ subject: board.id, fields: { host: 'petition.example.org' } }),
  'links.trust': async ({ board }) => ({ subject: board.id, fields: { host: 'petition.example.org' } }),
  'links.end': async ({ board }) => ({ subject: board.id, fields: { rule: String(await ruled(board.id)) } }),
  'links.clickable': async ({ board }) => ({ subject: board.id, fields: { links: 'checked' } }),
  'board.create': async ({ board }) => ({
    subject: 0n,
    fields: { ...named(), place: `${board.sectionId}-0`, readers: 'everyone', starts: 'members', replies: 'members' },
  }),
  'board.rename': async ({ board }) => ({ subject: board.id, fields: { ...named(), seen: await stamped(board.id) } }),
  'board.settings': async ({ board }) => ({
    subject: board.id,
    fields: {
      seen: await stamped(board.id),
      starts: 'staff',
      replies: 'members',
      cap: '500',
      minutes: '30',
      links: 'checked',
      holds: 'newcomers',
      held: 'cheap sunglasses',
    },
  }),
  'board.readers': async ({ board }) => ({
    subject: board.id,
    fields: { seen: await stamped(board.id), readers: board.readableBy === 'members' ? 'everyone' : 'members', override: 'yes' },
  }),
  'board.place': async ({ board }) => ({ subject: board.id, fields: { seen: await stamped(board.id), place: `${board.sectionId}-0` } }),
  'board.kind': async ({ board }) => ({ subject: board.id, fields: { seen: await stamped(board.id), kind: 'campaign' } }),
  'board.archive': async ({ board }) => ({ subject: board.id, fields: { seen: await stamped(board.id) } }),
  'board.unarchive': async ({ board }) => {
    await db().board.update({ where: { id: board.id }, data: { archivedAt: now() } })
    return { subject: board.id, fields: { seen: await stamped(board.id) } }
  },
  'section.create': async () => ({ subject: 0n, fields: { name: unique('Section ') } }),
  'section.rename': async () => {
    const section = await db().section.create({ data: { name: unique('Section '), position: 1 } })
    return { subject: section.id, fields: { was: section.name, name: unique('Section ') } }
  },
  'section.place': async () => {
    const section = await db().section.create({ data: { name: unique('Section '), position: 2_000_000 } })
    return { subject: section.id, fields: { was: await placeOfSection(db(), section.id), place: '0' } }
  },
  'rule.add': async () => ({
    subject: 0n,
    fields: { name: unique('Rule '), says: unique('House rule: '), breaks: 'This.', keeps: 'That.', from: unclaimedDay() },
  }),
  'rule.rename': async () => {
    const { id } = await aRule()
    return { subject: id, fields: { seen: '1', name: unique('Rule '), from: unclaimedDay() } }
  },
  'rule.retire': async () => ({ subject: (await aRule()).id, fields: { from: unclaimedDay() } }),
  'rule.reword': async () => {
    const { ruleId, version } = await db().houseRuleWording.findFirstOrThrow({ where: { droppedAt: null }, orderBy: { validFrom: 'desc' } })
    return { subject: ruleId, fields: { seen: String(version), says: unique('House rule: '), breaks: 'This.', keeps: 'That.', from: unclaimedDay() } }
  },
  'member.unban': async ({ person }) => ({ subject: await sanctioned(person.id, { bannedAt: now() }) }),
}

async function changed(id: bigint, data: { lockedAt?: Date; locksAt?: Date; pinnedAt?: Date; removedAt?: Date }): Promise<bigint> {
  await db().thread.update({ where: { id }, data })
  return id
}

async function heldBack(id: bigint): Promise<bigint> {
  const { threadId } = await db().post.findUniqueOrThrow({ where: { id } })
  await db().$transaction((tx) => holdBack(tx, { id, threadId }, { at: now(), why: 'newcomer' }))
  return id
}

async function reworded({ hq, replyId }: Scene): Promise<bigint> {
  const subject = postId.parse(String(replyId))
  await perform(editPostAsHq, hq, { subject, revision: 1, body: 'The second wording.', reason: 'asked', words: '', key: unique('key-of-edit') })
  return replyId
}
