import { canSignIn } from '@/lib/identity/policy'
import { tell } from '@/lib/notifications/commands'
import { now } from '@/lib/platform/clock'
import type { Tx } from '@/lib/platform/db'
import { env } from '@/lib/platform/env'
import { found } from '@/lib/platform/refusal'
import { yourPost } from '@/lib/threads/as-told'
import { HELD } from '@/lib/threads/entry-line'
import { heldPostPath } from '@/lib/urls'
import type { Prisma } from '@/prisma/generated/client'
import { heldFact, heldReason } from './held-reason'
import { writeHoldEntry } from './hold-entry'
import { findMemberStanding } from './standing'

/**
 * Says that a rule of the board has just held a post, in the transaction that holds it: in the log, and to its author with
 * the reasons. Once HQ has approved the post, that line takes the place of hers.
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
  name: { select: { memberId: true, member: { select: { joinedAt: true, bannedAt: true, suspendedUntil: true } } } },
  thread: { select: { id: true, title: true, lastNumber: true, boardId: true, board: { select: { readableBy: true } } } },
} as const satisfies Prisma.PostSelect

/** The statement of reasons: it says that a machine decided. There is no appeal against it, for HQ looks at the post anyway. */
async function tellHeld(tx: Tx, post: Awaited<ReturnType<typeof findHeld>>, entryId: bigint) {
  const { id, heldFor, name, thread } = post
  const { memberId } = name
  await tell(tx, { memberId, kind: 'held', key: lineOf(id), threadId: thread.id, postId: id })
  const hidden = thread.board.readableBy === 'staff' // she may have lost sight of the thread before HQ took its approval back
  const what = `${yourPost({ post, thread })} waits for HQ to look at it.`
  const body = [
    what,
    'It concerns this one post. Until then only you and HQ see it. It ends when HQ has looked at it: HQ shows it to everyone, or removes it and tells you why.',
    `What happened: ${heldFact(heldFor, await findMemberStanding(tx, { memberId, joinedAt: name.member.joinedAt }, now()))}`,
    'A rule that works by itself found it, and held it by itself. What comes of it a moderator decides.',
    `The rule it rests on: ${heldReason(heldFor).rule}`,
    `You need not ask for anything.${hidden ? '' : ` ${wayToPost(id, name.member)}`}`,
  ].join('\n\n')
  await tx.outbox.create({ data: { memberId, kind: 'statement', title: what, body, entryId, createdAt: now() } })
}

/** An address of hers alone is of no use to her while she is kept out of her account. */
function wayToPost(id: bigint, author: Parameters<typeof canSignIn>[0]): string {
  const may = 'You can read your post, and take it back,'
  return canSignIn(author, now()) === 'yes' ? `${may} at any time: ${env().SITE_URL}${heldPostPath(id)}` : `${may} when your account is open again.`
}

/** The post waits no longer: the letter that says it does is not sent any more. */
export async function dropLetter(tx: Tx, id: bigint): Promise<void> {
  const { threadId, name } = await tx.post.findUniqueOrThrow({ where: { id }, select: { threadId: true, name: { select: { memberId: true } } } })
  await tx.outbox.updateMany({
    where: { memberId: name.memberId, sentAt: null, droppedAt: null, OR: [{ kind: 'statement', entry: madeWait(id, threadId) }, fromBefore(id)] },
    data: { droppedAt: now() },
  })
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

/** A letter of the time when the log knew nothing of rules: it hangs on no entry, and ends with the address of its post. */
function fromBefore(id: bigint): Prisma.OutboxWhereInput {
  return { kind: 'held', entryId: null, body: { endsWith: heldPostPath(id) } }
}

/** Nor is it shown: a line that says it waits, and that she has not read, goes as well. */
export async function forgetHeld(tx: Tx, id: bigint): Promise<void> {
  await dropLetter(tx, id)
  await tx.notification.deleteMany({ where: { postId: id, kind: 'held', key: lineOf(id), readAt: null } })
}

/** The line is told under the key of the approval, which takes its place. */
function lineOf(id: bigint): string {
  return `act:post.approve:post:${id}`
}
