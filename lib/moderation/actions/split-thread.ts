import { z } from 'zod'
import { sameReaders } from '@/lib/boards/policy'
import { record } from '@/lib/events/commands'
import { canModerate } from '@/lib/identity/policy'
import { now } from '@/lib/platform/clock'
import type { Tx } from '@/lib/platform/db'
import { threadId } from '@/lib/platform/ids'
import { all, ensure, found, Refusal } from '@/lib/platform/refusal'
import { carryBack, carryPosts, countCarried, listCame, listNumbers } from '@/lib/posts/carry-posts'
import { judgeLinks } from '@/lib/posts/judge-links'
import { renumberQuotes } from '@/lib/posts/mask-quotes'
import { settleThread } from '@/lib/posts/settle-thread'
import { counted } from '@/lib/text/counted'
import { slugOf } from '@/lib/text/slug'
import { UNDO_DAYS } from '@/lib/threads/entry-line'
import { threadTitle } from '@/lib/threads/schema'
import { PAGE_SIZE, pageOf } from '@/lib/urls'
import type { Voice } from '@/prisma/generated/client'
import { allThere, chosenPosts } from '../bulk/chosen-posts'
import { defineAction } from '../define-action'
import { came, copyWatches, findStarter } from '../follow-posts'
import { HOW, stateRuled } from '../links/state-ruled'
import { loadThread } from '../load-thread'
import { listInShort } from '../posts-in-short'
import { closeRequests } from '../requests/request-answers'

/** Some posts of a thread become a thread of their own, with their addresses, their authors and their order. */
export const splitThread = defineAction({
  name: 'thread.split',
  word: 'split',
  subject: 'thread',
  label: 'Split posts off',
  takes: { noun: 'the splitting of this thread', holds: ({ departures }) => departures.some(({ to }) => to.mergedIntoId === null) },
  carries: true,
  reasons: {
    apart: 'These posts talk about something else.',
    crowded: 'Two conversations went on in one thread.',
    asked: 'The OP asked for it.',
    other: 'Another reason',
  },

  input: z.object({ subject: threadId, posts: chosenPosts, title: threadTitle }),
  detail: z.object({ from: z.string(), to: z.string(), count: z.number(), came }),

  load: loadThread,

  allow() {
    return 'yes'
  },

  async form(_tx, _viewer, { thread: { id, lastNumber } }, { from, page = pageOf(from ?? 1) }) {
    const first = (page - 1) * PAGE_SIZE + 1
    const posts = await listInShort({ where: { threadId: id, number: { gte: first, lt: first + PAGE_SIZE } }, orderBy: { number: 'asc' } })
    return { kind: 'split', from, lastNumber, page, pages: pageOf(lastNumber), posts }
  },

  async consequences(_tx, { thread }) {
    return [
      `The posts go to a new thread in ${thread.board.name}; the address of each post leads there.`,
      'They are numbered from 1 there. The others keep their numbers, and a line tells where the posts went.',
      'Quotations of them give their new numbers.',
      'The author of the first of them is the OP of the new thread; members who watch this one watch both.',
      `You can undo this for ${UNDO_DAYS} days, as long as nobody has posted in the new thread.`,
    ]
  },

  async apply(tx, { thread }, { posts, title }) {
    const numbers = await listNumbers(tx, thread.id, posts)
    if (!allThere(posts, numbers)) throw new Refusal('changed_since', { posts: 'Not all of these posts are in this thread. Please look at the numbers again.' })
    const total = await tx.post.count({ where: { threadId: thread.id } })
    const opening = await findFirst(tx, thread.id)
    // Nobody may learn who wrote what waits: the new thread's OP is the author of the first of the others.
    const starting = await tx.post.findFirst({ where: { threadId: thread.id, number: { in: numbers }, heldAt: null }, orderBy: { number: 'asc' } })
    const [first] = numbers
    ensure(starting && (await staysOpen(tx, thread.id, numbers)) ? 'yes' : 'not_these_posts')
    ensure(first === undefined || numbers.length === total || (numbers.length === 1 && first === opening.number) ? 'not_these_posts' : 'yes')
    const to = await makeThread(tx, { boardId: thread.board.id, title, count: numbers.length, first: found(starting) })
    return { from: String(thread.id), to: String(to), count: numbers.length, came: await listCame(tx, thread.id, numbers) }
  },

  async follow(tx, entry, { thread }, { posts }, moderator, detail) {
    const toId = BigInt(detail.to)
    await carryPosts(tx, { fromId: thread.id, toId, entryId: entry.id, numbers: await listNumbers(tx, thread.id, posts), after: 0 })
    await settleThread(tx, thread.id)
    await settleThread(tx, toId)
    await renumberQuotes(tx, toId)
    await copyWatches(tx, thread.id, toId)
    await record(tx, { kind: 'thread.split', actorId: moderator.id, boardId: thread.board.id, threadId: toId })
  },

  says({ from, to, count }) {
    return `{by} split ${counted(count, 'post')} off from {thread:${from}} into {thread:${to}}`
  },

  // The author of the new opening post is the OP from now on.
  async tells(tx, _facts, { to }) {
    return [await findStarter(tx, BigInt(to))]
  },

  undoHolds({ to }) {
    return [BigInt(to)]
  },

  // Only as long as the new thread holds exactly what was split off: nobody's post is left behind in a thread that goes.
  async allowUndo(tx, moderator, { from, to, count }, { id: entryId }) {
    const [old, split] = [
      found(await loadThread(tx, BigInt(from), { removed: true })).thread,
      found(await loadThread(tx, BigInt(to), { removed: true })).thread,
    ]
    const holds = [await countCarried(tx, { toId: split.id, entryId }), await tx.post.count({ where: { threadId: split.id } })]
    const asItWas = !old.removedAt && !split.removedAt && old.duplicateOfId !== split.id && holds.every((posts) => posts === count)
    return all(canModerate(moderator, split.board.id), sameReaders(old.board, split.board) ? 'yes' : 'other_readers', asItWas ? 'yes' : 'changed_since')
  },

  async undoConsequences(_tx, _entry, { count }) {
    return [
      `${counted(count, 'post goes', 'posts go')} back into the old thread with the numbers from before; every address of the new one leads there, and the line that told where they went goes.`,
    ]
  },

  async undo(tx, { id: entryId }, { from, to, came }, moderator) {
    const [fromId, toId] = [BigInt(from), BigInt(to)]
    await carryBack(tx, { fromId, toId, entryId, came })
    await tx.thread.updateMany({ where: { mergedIntoId: toId }, data: { mergedIntoId: fromId } }) // never in two hops
    await tx.thread.updateMany({ where: { duplicateOfId: toId }, data: { duplicateOfId: fromId } })
    await tx.thread.update({ where: { id: toId }, data: { postCount: 0, removedAt: now(), mergedIntoId: fromId } })
    await settleThread(tx, fromId)
    await stateRuled(tx, await judgeLinks(tx, fromId), HOW.moved) // the new thread may have moved to another board since
    await renumberQuotes(tx, fromId)
    await copyWatches(tx, toId, fromId)
    await record(tx, { kind: 'thread.split', actorId: moderator.id, threadId: toId })
  },

  followUndo(tx, undo, { from, to }) {
    return closeRequests(tx, { from: BigInt(to), into: BigInt(from), entryId: undo.id })
  },

  unsays({ count }) {
    return `{by} brought ${counted(count, 'post')} back that had been split off`
  },
})

/** Whether anything stays behind that does not wait: else lists would name its author. */
async function staysOpen(tx: Tx, threadId: bigint, numbers: readonly number[]): Promise<boolean> {
  const going = await tx.post.count({ where: { threadId, number: { in: [...numbers] }, heldAt: null } })
  return (await tx.post.count({ where: { threadId, heldAt: null } })) > going
}

function findFirst(tx: Tx, threadId: bigint) {
  return tx.post.findFirst({ where: { threadId }, orderBy: { number: 'asc' } }).then(found)
}

type NewThread = { boardId: bigint; title: string; count: number; first: { nameId: bigint; voice: Voice; createdAt: Date } }

/** A thread for posts that are about to come; what it says of them is set right when they are there. */
async function makeThread(tx: Tx, { boardId, title, count, first: { nameId, voice, createdAt } }: NewThread): Promise<bigint> {
  const { id } = await tx.thread.create({
    data: {
      boardId,
      title,
      slug: slugOf(title),
      starterId: nameId,
      createdAt,
      activityAt: createdAt,
      lastNumber: count,
      postCount: 0,
      lastPostAt: createdAt,
      lastPostNumber: 1,
      lastPosterId: nameId,
      lastPostVoice: voice,
    },
  })
  return id
}
