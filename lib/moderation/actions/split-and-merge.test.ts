import { expect, test } from 'vitest'
import type { MemberViewer } from '@/lib/identity/viewer'
import { db } from '@/lib/platform/db'
import { boardId, entryId, threadId } from '@/lib/platform/ids'
import { useDatabase } from '@/lib/platform/testing/database'
import { reply } from '@/lib/posts/commands/reply'
import { recount } from '@/lib/posts/recount'
import { aBoard, aMember, aReply, aThread, outcomeOf, unique } from '@/lib/testing/builders'
import { findPostAddress } from '@/lib/threads/addresses/places'
import { findLeading, findThread } from '@/lib/threads/queries'
import { perform } from '../perform'
import { undoAct } from '../undo'
import { lockThread } from './lock-thread'
import { mergeThreads } from './merge-threads'
import { moveThread } from './move-thread'
import { splitThread } from './split-thread'
import { unlockThread } from './unlock-thread'

useDatabase()

const everyone = { members: false, staffBoards: [] }
const ROUNDS = process.env.RACES === 'full' ? 200 : 25
const SEEDS = Number(process.env.SEEDS ?? 4)

type Id = { id: bigint }

function merge(by: MemberViewer, thread: Id, into: Id) {
  const given = { subject: String(thread.id), into: String(into.id), key: unique('key-of-act'), reason: 'same', words: '' }
  return perform(mergeThreads, by, mergeThreads.input.parse(given))
}

function split(by: MemberViewer, thread: Id, posts: string) {
  const given = { subject: String(thread.id), posts, title: 'Split off', key: unique('key-of-act'), reason: 'apart', words: '' }
  return perform(splitThread, by, splitThread.input.parse(given))
}

async function move(by: MemberViewer, thread: Id, to: { slug: string }) {
  const { boardId: from } = await db().thread.findUniqueOrThrow({ where: { id: thread.id } })
  return perform(moveThread, by, {
    subject: threadId.parse(String(thread.id)),
    from: boardId.parse(String(from)),
    to: to.slug,
    key: unique('key-of-act'),
    reason: 'belongs',
    words: '',
    signpost: '30',
    say: '',
  })
}

const undo = (by: MemberViewer, { id }: Id) => undoAct(by, { entry: entryId.parse(String(id)), key: unique('key-of-undo'), reason: 'mistake', words: '' })

/** Every refusal that a loser of a race may be told; a deadlock or a broken constraint is none of them. */
const TOLD = ['already_done', 'already_there', 'changed_since', 'leads_elsewhere', 'no_such_thread', 'not_found', 'not_these_posts', 'thread_locked']

/** What must be true of the board whatever happened: each post once, in a thread that is read; no way longer than one hop. */
async function expectWhole(posts: readonly bigint[]) {
  const kept = await db().post.findMany({ select: { id: true, number: true, threadId: true, thread: { select: { removedAt: true, lastNumber: true } } } })
  expect(kept.map(({ id }) => id).sort()).toEqual([...posts].sort())
  expect(kept.filter(({ thread, number }) => thread.removedAt !== null || number > thread.lastNumber)).toEqual([])
  expect(await db().thread.findMany({ where: { mergedInto: { OR: [{ mergedIntoId: { not: null } }, { removedAt: { not: null } }] } } })).toEqual([])
  expect(await db().thread.findMany({ where: { removedAt: null, posts: { none: {} } } })).toEqual([])
  expect(await recount()).toEqual([])
}

async function expectReadable(posts: readonly bigint[]) {
  for (const id of posts) {
    const [, thread = '0', number] = /^\/t\/(\d+)\/.*#post-(\d+)$/.exec((await findPostAddress(everyone, id)) ?? '') ?? []
    const page = await findThread(everyone, BigInt(thread), { kind: 'whole', after: 0 })
    expect(page?.items.some((item) => item.kind === 'post' && item.post.id === id && item.post.number === Number(number))).toBe(true)
  }
}

const allPosts = async () => (await db().post.findMany({ select: { id: true } })).map(({ id }) => id)

/** The same numbers every run, so that a failure can be looked at again. */
function dice(seed: number) {
  let state = seed
  return (sides: number) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 2 ** 32) * sides)
  }
}

type Board = { id: bigint; slug: string }
type Playing = { by: MemberViewer; boards: readonly [Board, Board]; roll(sides: number): number; done: Id[] }

/** One act upon threads that were chosen by chance; it may well be refused. */
async function actAtRandom({ by, boards, roll, done }: Playing): Promise<void> {
  const threads = await db().thread.findMany({ where: { removedAt: null }, orderBy: { id: 'asc' } })
  const [one, other] = [threads[roll(threads.length)], threads[roll(threads.length)]]
  if (!one || !other) throw new Error('No thread is left.')
  const numbers = `${roll(one.lastNumber) + 1}-${one.lastNumber}, ${roll(one.lastNumber) + 1}`
  const acts = [
    () => split(by, one, numbers),
    () => merge(by, one, other),
    () => move(by, one, roll(2) ? boards[0] : boards[1]),
    () => undo(by, done[roll(done.length)] ?? one),
    () => undo(by, done.at(-1) ?? one),
  ]
  const entry = await acts[roll(acts.length)]?.()
  if (entry) done.push(entry)
}

test('after any row of splits, merges, moves and undos every post is there once, at its address', async () => {
  const by = await aMember({ moderates: 'all' })
  for (let seed = 1; seed <= SEEDS; seed += 1) {
    const boards = [await aBoard(), await aBoard()] as const
    for (const board of [...boards, ...boards]) {
      const thread = await aThread(board, { by })
      for (let number = 0; number < 5; number += 1) await aReply(thread, { by })
    }
    const posts = await allPosts()
    const playing = { by, boards, roll: dice(seed), done: [] as Id[] }
    const outcomes: string[] = []
    for (let turn = 0; turn < 40; turn += 1) outcomes.push(await outcomeOf(actAtRandom(playing)))
    expect(playing.done.length).toBeGreaterThan(8)
    expect(outcomes.filter((outcome) => outcome !== 'done' && !TOLD.includes(outcome))).toEqual([])
    await expectWhole(posts)
    await expectReadable(posts)
  }
}, 300_000)

test('everything taken back in its order leaves the board as it was', async () => {
  const by = await aMember({ moderates: 'all' })
  const [board, other] = [await aBoard(), await aBoard()]
  const [first, second] = [await aThread(board), await aThread(other)]
  for (let number = 0; number < 8; number += 1) await aReply(number % 2 ? first : second)
  const state = async () => db().post.findMany({ where: { thread: { boardId: { in: [board.id, other.id] } } }, orderBy: { id: 'asc' } })
  const before = await state()
  const acts = [await split(by, first, '2-3'), await merge(by, second, first), await move(by, first, other), await split(by, first, '1,4,7')]
  for (const act of acts.toReversed()) await undo(by, act)
  expect(await state()).toEqual(before)
  expect(await recount()).toEqual([])
})

test(`two threads merged into each other at once, ${ROUNDS} times: one stays, one moderator is told`, async () => {
  const [left, right] = [await aMember({ moderates: 'all' }), await aMember({ moderates: 'all' })]
  const board = await aBoard({ lengthCap: 100_000 })
  let [a, b]: [Id, Id] = [await aThread(board), await aThread(await aBoard({ lengthCap: 100_000 }))]
  for (let round = 0; round < ROUNDS; round += 1) {
    const outcomes = await Promise.all([outcomeOf(merge(left, a, b)), outcomeOf(merge(right, b, a))])
    expect(outcomes.filter((outcome) => outcome === 'done')).toHaveLength(1)
    expect(outcomes.filter((outcome) => outcome !== 'done' && !TOLD.includes(outcome))).toEqual([])
    const [gone, stayed] = outcomes[0] === 'done' ? [a, b] : [b, a]
    expect(await findLeading(everyone, gone.id)).toMatchObject({ id: stayed.id })
    ;[a, b] = [stayed, await aThread(board, { by: left })]
  }
  await expectWhole(await allPosts())
}, 300_000)

test(`a split, a move, an undo or another merge at the same moment as a merge, ${ROUNDS} times: every post once, nobody sees an error`, async () => {
  const [left, right] = [await aMember({ moderates: 'all' }), await aMember({ moderates: 'all' })]
  const by = await aMember() // a moderator who started them would be refused what the other's move had settled before
  const boards = [await aBoard(), await aBoard()]
  for (let round = 0; round < ROUNDS; round += 1) {
    const [a, b, c] = await Promise.all([0, 1, 0].map((board) => aThread(boards[board] ?? { id: 0n }, { by })))
    if (!a || !b || !c) throw new Error('A thread is missing.')
    await aReply(a, { by })
    const earlier = await merge(left, c, a)
    const against = [() => split(right, a, '2'), () => move(right, a, boards[1] ?? { slug: '' }), () => undo(right, earlier), () => merge(right, b, a)][
      round % 4
    ]
    const outcomes = await Promise.all([outcomeOf(merge(left, a, b)), outcomeOf(against?.() ?? Promise.resolve())])
    expect(outcomes).toContain('done')
    expect(outcomes.filter((outcome) => outcome !== 'done' && !TOLD.includes(outcome))).toEqual([])
  }
  await expectWhole(await allPosts())
}, 300_000)

test('fifty writers against merges and their undos: no acknowledged post is lost or doubled', async () => {
  const by = await aMember({ moderates: 'all' })
  const [a, b] = [await aThread(await aBoard()), await aThread(await aBoard())]
  const writers = await Promise.all(Array.from({ length: 50 }, () => aMember()))
  const before = await allPosts()
  let writing = true
  const merging = (async () => {
    for (let round = 0; writing || round < 10; round += 1) await undo(by, await (round % 2 ? merge(by, b, a) : merge(by, a, b)))
  })()
  const acknowledged = await Promise.all(
    writers.map(async (writer, index) => {
      const places = []
      for (let turn = 0; turn < 4; turn += 1) {
        const sending = {
          thread: threadId.parse(String((index % 2 ? a : b).id)),
          key: unique('key-of-reply'),
          body: `writer ${index} turn ${turn}`,
          voice: 'personal',
        } as const
        places.push(await reply(writer, sending))
        if (turn === 3) expect((await reply(writer, sending)).id).toBe(places[3]?.id)
      }
      return places
    }),
  )
  writing = false
  await merging
  await expectWhole([...before, ...acknowledged.flat().map(({ id }) => id)])
  expect(await db().post.groupBy({ by: ['body'], where: { body: { startsWith: 'writer' } }, _count: true, having: { body: { _count: { gt: 1 } } } })).toEqual(
    [],
  )
}, 300_000)

test(`a lock at the same moment as a reply, ${ROUNDS} times: none is taken after the lock`, async () => {
  const by = await aMember({ moderates: 'all' })
  const writer = await aMember()
  const thread = await aThread(await aBoard({ lengthCap: 100_000 }))
  const given = () => ({ subject: threadId.parse(String(thread.id)), key: unique('key-of-act'), words: '' })
  for (let round = 0; round < ROUNDS; round += 1) {
    const [locked, replied] = await Promise.all([perform(lockThread, by, { ...given(), reason: 'heated' }), outcomeOf(aReply(thread, { by: writer }))])
    expect(['done', 'thread_locked']).toContain(replied)
    const { lastNumber } = await db().thread.findUniqueOrThrow({ where: { id: thread.id } })
    expect(lastNumber).toBe(locked.atNumber) // a reply that was taken came before the lock
    await perform(unlockThread, by, { ...given(), reason: 'asked' })
  }
  expect(await recount()).toEqual([])
}, 300_000)
