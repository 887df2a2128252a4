import { tellMany } from '@/lib/notifications/commands'
import { now } from '@/lib/platform/clock'
import type { Tx } from '@/lib/platform/db'
import { env } from '@/lib/platform/env'
import type { Facts, Restriction } from './entry'
import type { ActFields } from './schema'
import { statementOf } from './statement'

type Told = { id: bigint; action: string; moderatorId: bigint }
type Telling = { entry: Told; facts: Facts }

/** Tells those concerned of an act. Told again before it was read, the newer line takes the older one's place. */
export async function tellConcerned(tx: Tx, { entry, facts, others = [] }: Telling & { others?: readonly bigint[] }): Promise<void> {
  await tellEach(tx, entry, facts, [...(await concernedBy(tx, facts)), ...others])
}

/** Writes the statement of reasons of a restriction to those whom it restricts, in the outbox, from which mail will be sent. */
export async function stateReasons(tx: Tx, { entry, facts, given, restriction }: Telling & { given: ActFields; restriction: Restriction }): Promise<void> {
  const { what, scope, until } = restriction
  const body = statementOf({
    entryId: entry.id,
    what,
    rule: restriction.rule ?? given.reason,
    facts: given.words,
    origin: given.origin ?? 'own',
    scope,
    until,
    siteUrl: env().SITE_URL,
  })
  const concerned = await concernedBy(tx, facts)
  await tx.outbox.createMany({ data: concerned.map((memberId) => ({ memberId, kind: 'statement', title: what, body, entryId: entry.id, createdAt: now() })) })
}

/**
 * Writes the statement of a restriction that holds again to those whom it restricts: the undo of what had lifted it takes
 * from them anew. The appeal that it names is the one against the restriction.
 */
export async function stateAgain(tx: Tx, { id: entryId, about }: { id: bigint; about: bigint }, action: string): Promise<void> {
  const upon = action.startsWith('member.') ? { subjectId: about } : action.startsWith('post.') ? { postId: about } : { threadId: about }
  const held = await tx.moderationEntry.findFirst({ where: { ...upon, action, undoesId: null, undoneBy: null }, orderBy: { id: 'desc' }, select: { id: true } })
  const letters = held ? await tx.outbox.findMany({ where: { entryId: held.id, kind: 'statement' }, select: { memberId: true, title: true, body: true } }) : []
  await tx.outbox.createMany({ data: letters.map((letter) => ({ ...letter, kind: 'statement', entryId, createdAt: now() })) })
}

/** Tells of an undo: what was not sent yet is not sent any more, and the newer line takes the older one's place. */
export async function tellUndone(tx: Tx, undo: Told, undone: { id: bigint }, facts: Facts): Promise<void> {
  await tx.outbox.updateMany({ where: { entryId: undone.id, sentAt: null, droppedAt: null }, data: { droppedAt: now() } })
  const told = await tx.notification.findMany({ where: { entryId: undone.id }, select: { memberId: true } })
  await tellEach(
    tx,
    undo,
    facts,
    told.map(({ memberId }) => memberId),
  )
}

async function tellEach(tx: Tx, entry: Told, { thread, post, member, house }: Facts, members: readonly bigint[]): Promise<void> {
  const about = post ? `post:${post.id}` : thread ? `thread:${thread.id}` : member ? `member:${member.id}` : `board:${house.board?.id ?? 0n}`
  await tellMany(tx, {
    members,
    kind: 'act',
    key: `act:${entry.action}:${about}`,
    threadId: thread?.id,
    postId: post?.id,
    entryId: entry.id,
    actorId: entry.moderatorId,
  })
}

/** The author of the post, the starter of the thread, or the member herself. A change of the house concerns nobody by name. */
async function concernedBy(tx: Tx, { thread, post, member, house }: Facts): Promise<bigint[]> {
  if (house) return []
  if (member) return [member.id]
  const name = post
    ? await tx.post.findUniqueOrThrow({ where: { id: post.id }, select: { name: { select: { memberId: true } } } })
    : await tx.thread.findUniqueOrThrow({ where: { id: thread?.id ?? 0n }, select: { starter: { select: { memberId: true } } } })
  return ['name' in name ? name.name.memberId : name.starter.memberId]
}
