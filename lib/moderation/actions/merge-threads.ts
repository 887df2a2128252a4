import { z } from 'zod'
import { keepBoardOf } from '@/lib/boards/holding'
import { canRead, sameReaders, takesWords } from '@/lib/boards/policy'
import { record } from '@/lib/events/commands'
import { canModerate } from '@/lib/identity/policy'
import { type MemberViewer, sightOf } from '@/lib/identity/viewer'
import { now } from '@/lib/platform/clock'
import type { Tx } from '@/lib/platform/db'
import { threadId } from '@/lib/platform/ids'
import { all, ensure, found, type Verdict } from '@/lib/platform/refusal'
import { carryBack, carryPosts, countCarried, listCame, listNumbers } from '@/lib/posts/carry-posts'
import { judgeLinks } from '@/lib/posts/judge-links'
import { renumberQuotes } from '@/lib/posts/mask-quotes'
import { settleThread } from '@/lib/posts/settle-thread'
import { counted } from '@/lib/text/counted'
import { UNDO_DAYS } from '@/lib/threads/entry-line'
import { defineAction } from '../define-action'
import { came, copyWatches, findStarter } from '../follow-posts'
import { leadBack, leadOn, listDuplicates } from '../leading'
import { HOW, stateRuled } from '../links/state-ruled'
import { loadThread } from '../load-thread'
import { alsoGoing } from '../move/merge-consequences'
import { closeRequests } from '../requests/request-answers'
import { notThere, threadAddress } from '../thread-address'

const EVERY_NUMBER = [[1, 2 ** 31 - 1]] as const

/** All posts of a thread go to the end of another, in their order; every address of the one leads to the other. */
export const mergeThreads = defineAction({
  name: 'thread.merge',
  word: 'merge',
  subject: 'thread',
  label: 'Merge this thread into another',
  takes: { noun: 'the merging of this thread into another', holds: ({ thread }) => thread?.mergedIntoId != null },
  carries: true,
  reasons: {
    same: 'Both threads talk about the same.',
    continued: 'It goes on with what another thread began.',
    asked: 'The OP asked for it.',
    other: 'Another reason',
  },

  input: z.object({ subject: threadId, into: threadAddress('Say into which thread.') }),
  detail: z.object({
    from: z.string(),
    into: z.string(),
    count: z.number(),
    came,
    /** Threads that led to this one and lead to the other since. */
    led: z.array(z.string()),
    duplicates: z.array(z.string()),
  }),

  // Also where it was merged already, so that the same form sent again finds its entry.
  async load(tx: Tx, id: bigint) {
    const facts = await loadThread(tx, id, { removed: true })
    return facts && (facts.thread.removedAt === null || facts.thread.mergedIntoId) ? facts : null
  },

  holds({ into }) {
    return [into]
  },

  allow({ thread }) {
    return thread.mergedIntoId ? 'already_done' : 'yes'
  },

  async form() {
    return { kind: 'fields', fields: [{ type: 'text', name: 'into', label: 'The thread that stays', hint: 'Its address, or its number.' }] }
  },

  async consequences(tx, { thread }) {
    return [
      `${counted(thread.postCount, 'post goes', 'posts go')} to the end of the other thread, in ${thread.postCount === 1 ? 'its' : 'their'} order, with new numbers; the address of each post leads there.`,
      'Every address of this thread leads to the other one; a reply that is being written here lands there.',
      'Quotations of them give their new numbers.',
      'Members who watch this thread then watch the other one. Its OP stays the OP of the other thread.',
      ...(await alsoGoing(tx, thread)),
      `You can undo this for ${UNDO_DAYS} days.`,
    ]
  },

  async apply(tx, { thread }, { into }, moderator) {
    const numbers = await listNumbers(tx, thread.id, EVERY_NUMBER)
    ensure(takesIn(moderator, await findReceiving(tx, moderator, thread.id, into), thread, numbers.length))
    return {
      from: String(thread.id),
      into: String(into),
      count: numbers.length,
      came: await listCame(tx, thread.id, numbers),
      led: await idsOf(tx.thread.findMany({ where: { mergedIntoId: thread.id }, select: { id: true }, orderBy: { id: 'asc' } })),
      duplicates: await listDuplicates(tx, thread.id),
    }
  },

  async follow(tx, entry, { thread }, { into }, moderator, { led, duplicates }) {
    const { lastNumber, boardId } = await tx.thread.findUniqueOrThrow({ where: { id: into }, select: { lastNumber: true, boardId: true } })
    const numbers = await listNumbers(tx, thread.id, EVERY_NUMBER)
    await carryPosts(tx, { fromId: thread.id, toId: into, entryId: entry.id, numbers, after: lastNumber })
    await tx.thread.update({ where: { id: thread.id }, data: { postCount: 0, removedAt: now(), mergedIntoId: into } })
    await tx.thread.update({ where: { id: into }, data: { lastNumber: { increment: numbers.length } } })
    await settleThread(tx, into)
    await stateRuled(tx, await judgeLinks(tx, into), HOW.moved)
    await renumberQuotes(tx, into)
    await leadMerged(tx, led, thread.id, into)
    await leadOn(tx, { from: thread.id, to: into, duplicates })
    await copyWatches(tx, thread.id, into)
    await closeRequests(tx, { from: thread.id, into, entryId: entry.id })
    await record(tx, { kind: 'thread.merged', actorId: moderator.id, boardId, threadId: into })
  },

  says({ from, into }) {
    return `{by} merged {thread:${from}} into {thread:${into}}`
  },

  async tells(tx, _facts, { into }) {
    return [await findStarter(tx, BigInt(into))]
  },

  undoHolds({ into }) {
    return [BigInt(into)]
  },

  async undoConsequences(_tx, _entry, { count }) {
    return [
      `${counted(count, 'post goes', 'posts go')} back into this thread with the numbers from before. What was written in the other one since stays there.`,
    ]
  },

  // Only as long as all posts are where they came to. What was written there since stays there.
  async allowUndo(tx, moderator, { from, into, count }, { id: entryId }) {
    const [gone, stayed] = [
      found(await loadThread(tx, BigInt(from), { removed: true })).thread,
      found(await loadThread(tx, BigInt(into), { removed: true })).thread,
    ]
    const asItWas = gone.mergedIntoId === stayed.id && stayed.removedAt === null && (await countCarried(tx, { toId: stayed.id, entryId })) === count
    return all(canModerate(moderator, stayed.board.id), sameReaders(gone.board, stayed.board) ? 'yes' : 'other_readers', asItWas ? 'yes' : 'changed_since')
  },

  async undo(tx, { id: entryId }, { from, into, came, led, duplicates }, moderator) {
    const [fromId, toId] = [BigInt(from), BigInt(into)]
    await carryBack(tx, { fromId, toId, entryId, came }, { leaveLine: true })
    await tx.thread.update({ where: { id: fromId }, data: { removedAt: null, mergedIntoId: null } })
    await settleThread(tx, fromId)
    await stateRuled(tx, await judgeLinks(tx, fromId), HOW.moved)
    await renumberQuotes(tx, fromId)
    await settleThread(tx, toId)
    await leadMerged(tx, led, toId, fromId)
    await leadBack(tx, entryId, { from: toId, to: fromId, duplicates })
    await record(tx, { kind: 'thread.merged', actorId: moderator.id, threadId: fromId })
  },

  unsays({ from, into }) {
    return `{by} took {thread:${from}} out of {thread:${into}} again`
  },
})

type Merging = { id: bigint; board: Parameters<typeof sameReaders>[0] }
type Receiving = Merging & { lastNumber: number; duplicateOfId: bigint | null; board: { lengthCap: number; archivedAt: Date | null } }

/** The thread that is to take the other in: it is there, is another one, and the moderator may see it. A lock on it does not bind HQ. */
async function findReceiving(tx: Tx, moderator: MemberViewer, id: bigint, into: bigint): Promise<Receiving> {
  await keepBoardOf(tx, into)
  const thread = await tx.thread.findUnique({
    where: { id: into },
    select: {
      id: true,
      lastNumber: true,
      duplicateOfId: true,
      removedAt: true,
      mergedIntoId: true,
      board: { select: { id: true, readableBy: true, lengthCap: true, archivedAt: true } },
    },
  })
  if (!thread || thread.id === id || !canRead(sightOf(moderator), thread.board)) throw notThere('no_such_thread', 'into')
  if (thread.removedAt) throw notThere(thread.mergedIntoId ? 'leads_elsewhere' : 'no_such_thread', 'into')
  if (thread.duplicateOfId) throw notThere('leads_elsewhere', 'into')
  return thread
}

function takesIn(moderator: MemberViewer, into: Receiving, thread: Merging, posts: number): Verdict {
  return all(
    canModerate(moderator, into.board.id),
    takesWords(into.board),
    sameReaders(thread.board, into.board) ? 'yes' : 'other_readers',
    into.lastNumber + posts > into.board.lengthCap ? 'thread_full' : 'yes',
  )
}

/** Threads that were merged into the one lead to the other: never in two hops. */
async function leadMerged(tx: Tx, led: readonly string[], fromId: bigint, toId: bigint): Promise<void> {
  await tx.thread.updateMany({ where: { id: { in: led.map(BigInt) }, mergedIntoId: fromId }, data: { mergedIntoId: toId } })
}

async function idsOf(rows: Promise<{ id: bigint }[]>): Promise<string[]> {
  return (await rows).map(({ id }) => String(id))
}
