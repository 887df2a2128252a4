import { createHash } from 'node:crypto'
import { change, record } from '@/lib/events/commands'
import type { MemberViewer } from '@/lib/identity/viewer'
import { now } from '@/lib/platform/clock'
import type { Tx } from '@/lib/platform/db'
import { Refusal } from '@/lib/platform/refusal'
import type { Prisma, Readers } from '@/prisma/generated/client'
import { OTHER } from './schema'

/** What every act knows of the thread it concerns; an act adds what it needs. */
export type Facts = {
  thread: { id: bigint; slug: string; title: string; lastNumber: number; board: { id: bigint; readableBy: Readers } }
  post?: { id: bigint; number: number }
}

/** The entry of an act, as `undo` finds it. */
export type Entry = { id: bigint; threadId: bigint; postId: bigint | null; createdAt: Date }

/** A change whose key another thread's act took at the same moment is refused as `sent_before`. */
export async function changeOnce<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
  try {
    return await change(work)
  } catch (failure) {
    if (failure instanceof Error && 'code' in failure && failure.code === 'P2002') throw new Refusal('sent_before')
    throw failure
  }
}

/** What a form said, in short: the same key with anything else is another sending. */
export function hashOf(action: string, given: object): string {
  const said = JSON.stringify({ action, ...given }, (_name, value) => (typeof value === 'bigint' ? String(value) : value))
  return createHash('sha256').update(said).digest('hex')
}

/** The entry that this very sending made before; the same key with other words is refused (`sent_before`). */
export async function findSent(tx: Tx, moderator: MemberViewer, key: string, textHash: string) {
  const before = await tx.moderationEntry.findUnique({ where: { moderatorId_key: { moderatorId: moderator.id, key } } })
  if (before && before.textHash !== textHash) throw new Refusal('sent_before')
  return before
}

type NewEntry = {
  action: string
  moderator: MemberViewer
  facts: Facts
  given: { key: string; reason: string; words: string }
  because: string
  says: string
  detail: Prisma.InputJsonValue
  textHash: string
  undoesId?: bigint
}

/** Writes the entry of an act, and the event that says there is one. */
export async function writeEntry(tx: Tx, { action, moderator, facts, given, because, says, detail, textHash, undoesId }: NewEntry) {
  const { thread, post } = facts
  const entry = await tx.moderationEntry.create({
    data: {
      action,
      moderatorId: moderator.id,
      nameId: moderator.nameId,
      boardId: thread.board.id,
      threadId: thread.id,
      atNumber: thread.lastNumber,
      postId: post?.id,
      reason: given.reason,
      because: given.reason === OTHER ? '' : because,
      words: given.words,
      says,
      detail,
      key: given.key,
      textHash,
      undoesId,
      createdAt: now(),
    },
  })
  await record(tx, { kind: 'moderation.entry', actorId: moderator.id, boardId: thread.board.id, threadId: thread.id, postId: post?.id })
  return { ...entry, threadId: thread.id }
}

/** Where the effect of an act can be seen. */
export function placeOf(entry: { id: bigint; atNumber: number | null }, { thread, post }: Facts) {
  return { id: entry.id, atNumber: entry.atNumber ?? 1, thread: { id: thread.id, slug: thread.slug }, postNumber: post?.number }
}
