import { canModerate } from '@/lib/identity/policy'
import type { Viewer } from '@/lib/identity/viewer'
import { now } from '@/lib/platform/clock'
import type { Tx } from '@/lib/platform/db'
import { ensure } from '@/lib/platform/refusal'
import { readText } from '@/lib/text/render'
import type { HeldFor, Holds, Voice } from '@/prisma/generated/client'
import { authorOf } from './author'
import { askForDestinations } from './destinations'
import { whyHeld } from './policy'
import { renderAgain } from './render-again'
import { settleThread } from './settle-thread'
import { isOfStanding } from './standing'
import { dropLetter } from './tell-held'
import { tellOf } from './tell-of'

type HoldingBoard = { id: bigint; holds: Holds; heldWords: readonly string[] }
type Sent = { voice: Voice; title?: string; body: string }

/** Why what this viewer sends to this board is to wait for HQ; null where everyone may see it at once. */
export async function findHold(tx: Tx, viewer: Viewer, board: HoldingBoard, { voice, title = '', body }: Sent): Promise<HeldFor | null> {
  if (board.holds === 'nobody' && board.heldWords.length === 0) return null
  if (voice === 'hq' || canModerate(viewer, board.id) === 'yes') return null
  const words = `${title}\n\n${body}`
  const newcomer = board.holds !== 'nobody' && !(await isOfStanding(tx, authorOf(viewer), now()))
  return whyHeld(board, { newcomer, links: readText(words).links.length, words })
}

/** Takes a post that stands out of sight until HQ has looked at it. The caller holds its thread's row. */
export async function holdBack(tx: Tx, { id, threadId }: { id: bigint; threadId: bigint }, held: { at: Date; why: HeldFor }): Promise<void> {
  const { count } = await tx.post.updateMany({
    where: { id, withdrawnAt: null, removedAt: null },
    data: { heldAt: held.at, removedAt: held.at, heldFor: held.why },
  })
  ensure(count === 1 ? 'yes' : 'changed_since')
  await settleThread(tx, threadId)
}

/**
 * Shows a post that waited: under its number and with the time at which it was written, but with its thread first in the
 * lists, for nobody has seen it yet. Whom it calls is told now. The caller holds its thread's row.
 */
export async function showHeld(tx: Tx, id: bigint, at: Date): Promise<void> {
  const { count } = await tx.post.updateMany({ where: { id, heldAt: { not: null } }, data: { heldAt: null, removedAt: null, heldFor: null } })
  ensure(count === 1 ? 'yes' : 'already_done')
  const { threadId } = await tx.post.findUniqueOrThrow({ where: { id }, select: { threadId: true } })
  await openHeldThread(tx, threadId)
  await settleThread(tx, threadId)
  await tx.thread.update({ where: { id: threadId }, data: { activityAt: at } })
  await letSpeak(tx, id)
}

/** A thread that was held is in sight from now on. */
async function openHeldThread(tx: Tx, id: bigint): Promise<void> {
  await tx.thread.updateMany({ where: { id, heldAt: { not: null } }, data: { heldAt: null, removedAt: null } })
}

/** What a post does that is written, and a held one does not until it is shown: its links are followed, those whom it calls are told. */
async function letSpeak(tx: Tx, id: bigint): Promise<void> {
  const { name, nameId, links, mentions, quotes, thread, ...post } = await tx.post.findUniqueOrThrow({ where: { id }, select: SPEAKING })
  await askForDestinations(
    tx,
    links.map(({ address }) => address),
  )
  await renderAgain(tx, post)
  await dropLetter(tx, id)
  await tellOf(tx, {
    id,
    threadId: thread.id,
    boardId: thread.boardId,
    author: { nameId, memberId: name.memberId, joinedAt: name.member.joinedAt },
    nameIds: mentions.map((mention) => mention.nameId),
    quotedIds: quotes.map(({ quotedId }) => quotedId),
    number: post.number,
    at: now(),
  })
}

const SPEAKING = {
  id: true,
  number: true,
  revision: true,
  nameId: true,
  name: { select: { memberId: true, member: { select: { joinedAt: true } } } },
  links: { where: { state: 'clickable' }, select: { address: true } },
  mentions: { select: { nameId: true } },
  quotes: { where: { believed: true }, select: { quotedId: true } },
  thread: { select: { id: true, boardId: true } },
} as const
