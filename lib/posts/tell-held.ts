import { dropLetters, writeLetters } from '@/lib/letters/commands'
import { tell } from '@/lib/notifications/commands'
import { now } from '@/lib/platform/clock'
import type { Tx } from '@/lib/platform/db'
import { found } from '@/lib/platform/refusal'
import { HELD } from '@/lib/threads/entry-line'
import { heldPostPath } from '@/lib/urls'
import type { Prisma } from '@/prisma/generated/client'
import { heldFact, heldReason } from './held-reason'
import { writeHoldEntry } from './hold-entry'
import { findMemberStanding } from './standing'

/**
 * Says that a rule of the board has just held a post, in the transaction that holds it: in the log, and to its author with
 * the reasons. Once HQ has approved the post, the line about that takes the place of this one.
 */
export async function stateHold(tx: Tx, id: bigint): Promise<void> {
  const post = await findHeld(tx, id)
  await tellHeld(tx, post, (await writeHoldEntry(tx, post)).id)
}

/** The same to its author where the act of a moderator made it wait again: that act has its entry already. */
export async function stateHoldAgain(tx: Tx, id: bigint, entryId: bigint): Promise<void> {
  await tellHeld(tx, await findHeld(tx, id), entryId)
}

async function findHeld(tx: Tx, id: bigint) {
  const { heldAt, heldFor, ...post } = await tx.post.findUniqueOrThrow({ where: { id }, select: HELD_POST })
  return { ...post, heldAt: found(heldAt), heldFor: found(heldFor) }
}

const HELD_POST = {
  id: true,
  number: true,
  revision: true,
  createdAt: true,
  heldAt: true,
  heldFor: true,
  name: { select: { memberId: true, member: { select: { joinedAt: true } } } },
  thread: { select: { id: true, lastNumber: true, boardId: true } },
} as const satisfies Prisma.PostSelect

/** The statement of reasons: it says that a machine decided. There is no appeal against it, for HQ looks at the post anyway. */
async function tellHeld(tx: Tx, post: Awaited<ReturnType<typeof findHeld>>, entryId: bigint) {
  const { id, heldFor, name, thread } = post
  const { memberId } = name
  await tell(tx, { memberId, kind: 'held', key: lineOf(id), threadId: thread.id, postId: id })
  const fact = heldFact(heldFor, await findMemberStanding(tx, { memberId, joinedAt: name.member.joinedAt }, now()))
  await writeLetters(tx, 'held', [{ memberId, entryId, data: { post: String(id), fact, rule: heldReason(heldFor).rule } }])
}

/** The post no longer waits: a letter that says it does is not sent. */
export async function dropLetter(tx: Tx, id: bigint): Promise<void> {
  const { threadId, name } = await tx.post.findUniqueOrThrow({ where: { id }, select: { threadId: true, name: { select: { memberId: true } } } })
  await dropLetters(tx, { memberId: name.memberId, OR: [{ kind: { in: ['held', 'statement'] }, entry: madeWait(id, threadId) }, fromBefore(id)] })
}

/** Entries by which this post waits: of a rule, of what took its approval or its removal back, or of what restored its thread. */
function madeWait(postId: bigint, threadId: bigint): Prisma.ModerationEntryWhereInput {
  const undo = { undoes: { action: { in: ['post.approve', 'post.remove'] } } }
  return {
    OR: [
      { postId, action: HELD },
      { postId, ...undo },
      { postId: null, threadId, action: 'thread.restore', undoesId: null },
    ],
  }
}

/** A letter from before the log had entries of rules: it has no entry, and ends with the address of its post. */
function fromBefore(id: bigint): Prisma.OutboxWhereInput {
  return { kind: 'held', entryId: null, body: { endsWith: heldPostPath(id) } }
}

/** Nor is it shown: a line that says it waits goes as well, if its author has not read it. */
export async function forgetHeld(tx: Tx, id: bigint): Promise<void> {
  await dropLetter(tx, id)
  await tx.notification.deleteMany({ where: { postId: id, kind: 'held', key: lineOf(id), readAt: null } })
}

/** The line has the key of the approval, which then takes its place. */
function lineOf(id: bigint): string {
  return `act:post.approve:post:${id}`
}
