import { tell } from '@/lib/notifications/commands'
import { now } from '@/lib/platform/clock'
import type { Tx } from '@/lib/platform/db'
import { env } from '@/lib/platform/env'
import { momentText } from '@/lib/text/moment-text'
import { heldPostPath } from '@/lib/urls'
import type { HeldFor } from '@/prisma/generated/client'
import { heldReason } from './held-reason'

type Held = { id: bigint; threadId: bigint; number: number; memberId: bigint; why: HeldFor }

/**
 * Tells the author of a held post that it waits, why, and who looks at it; in the transaction that holds it. A letter of
 * its own, for the log knows acts of moderators alone. Once HQ has approved the post, that line takes this one's place.
 */
export async function tellHeld(tx: Tx, { id, threadId, number, memberId, why }: Held): Promise<void> {
  const { title, board } = await tx.thread.findUniqueOrThrow({ where: { id: threadId }, select: { title: true, board: { select: { readableBy: true } } } })
  await tell(tx, { memberId, kind: 'held', key: lineOf(id), threadId, postId: id })
  // Without the title, where she may have lost sight of the thread before HQ took its approval back.
  const hidden = board.readableBy === 'staff'
  const { createdAt } = await tx.post.findUniqueOrThrow({ where: { id }, select: { createdAt: true } })
  const which = hidden ? `of ${momentText(createdAt)}` : `#${number} in “${title}”`
  const what = `Your post ${which} waits for HQ to look at it.`
  const body = [
    what,
    'It concerns this one post. Until then only you and HQ see it. It ends when HQ has looked at it: HQ shows it to everyone, or removes it and tells you why.',
    `What happened: ${heldReason(why).fact}`,
    'A rule that works by itself found it, and held it by itself. What comes of it a moderator decides.',
    `The rule it rests on: ${heldReason(why).rule}`,
    hidden
      ? 'You need not ask for anything.'
      : `You need not ask for anything. You can read your post, and take it back, at any time: ${env().SITE_URL}${heldPostPath(id)}`,
  ].join('\n\n')
  await tx.outbox.create({ data: { memberId, kind: 'held', title: what, body, createdAt: now() } })
}

/** The post waits no longer: the letter that says it does is not sent any more. */
export async function dropLetter(tx: Tx, id: bigint): Promise<void> {
  const { name } = await tx.post.findUniqueOrThrow({ where: { id }, select: { name: { select: { memberId: true } } } })
  await tx.outbox.updateMany({
    where: { memberId: name.memberId, kind: 'held', sentAt: null, droppedAt: null, body: { endsWith: heldPostPath(id) } },
    data: { droppedAt: now() },
  })
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
