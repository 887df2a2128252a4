import { afterAll, expect, test } from 'vitest'
import type { MemberViewer } from '@/lib/identity/viewer'
import { db, sql } from '@/lib/platform/db'
import { boardId, threadId } from '@/lib/platform/ids'
import { useDatabase } from '@/lib/platform/testing/database'
import { recount } from '@/lib/posts/recount'
import { aBoard, aMember, aReply, aThread, outcomeOf, unique } from '@/lib/testing/builders'
import { verifyLog } from '../log/verify-log'
import { perform } from '../perform'
import { lockThread } from './lock-thread'
import { mergeThreads } from './merge-threads'
import { moveThread } from './move-thread'
import { removeThread } from './remove-thread'
import { splitThread } from './split-thread'
import { unlockThread } from './unlock-thread'

useDatabase()

/** RACES=full tries each pair two hundred times and lets fifty writers write twenty thousand posts. */
const FULL = process.env.RACES === 'full'
const PAIRS = FULL ? 200 : 25
const PATIENCE = { timeout: 1000 * PAIRS }

type Id = { id: bigint }
const idOf = ({ id }: Id) => threadId.parse(String(id))
const asked = () => ({ key: unique('key-of-act'), reason: 'other', words: 'So it is better.' })
const spam = () => ({ key: unique('key-of-act'), reason: 'spam', words: '' })
const place = async ({ id }: Id) => db().thread.findUniqueOrThrow({ where: { id } })
const postsIn = ({ id }: Id) => db().post.count({ where: { threadId: id } })

const move = (by: MemberViewer, thread: Id, from: Id, to: { slug: string }) =>
  outcomeOf(perform(moveThread, by, { ...asked(), subject: idOf(thread), from: boardId.parse(String(from.id)), to: to.slug, signpost: '0', say: '' }))
const remove = (by: MemberViewer, thread: Id) => outcomeOf(perform(removeThread, by, { ...spam(), subject: idOf(thread) }))
const merge = (by: MemberViewer, thread: Id, into: Id) => outcomeOf(perform(mergeThreads, by, { ...asked(), subject: idOf(thread), into: idOf(into) }))
const split = (by: MemberViewer, thread: Id, posts: number[]) =>
  outcomeOf(
    perform(splitThread, by, {
      ...asked(),
      subject: idOf(thread),
      posts: posts.map((number): [number, number] => [number, number]),
      title: 'A thread of its own',
    }),
  )
const lock = (by: MemberViewer, thread: Id) => outcomeOf(perform(lockThread, by, { ...asked(), subject: idOf(thread) }))

async function aStage() {
  const long = { lengthCap: 1_000_000 }
  const [here, there, elsewhere] = [await aBoard(long), await aBoard(long), await aBoard(long)]
  const [one, two] = [await aMember({ moderates: 'all' }), await aMember({ moderates: 'all' })]
  return { here, there, elsewhere, one, two }
}

/** Tries a pair of acts at the same moment, again and again. */
async function pairs(work: (stage: Awaited<ReturnType<typeof aStage>>) => Promise<void>): Promise<void> {
  const stage = await aStage()
  for (let pair = 0; pair < PAIRS; pair++) await work(stage)
}

afterAll(async () => {
  expect(await recount()).toEqual([])
  expect(await verifyLog()).toEqual([])
  expect(
    await sql(
      'select id from "Thread" t where "mergedIntoId" is not null and exists (select from "Thread" o where o.id = t."mergedIntoId" and o."mergedIntoId" is not null)',
    ),
  ).toEqual([])
})

test('two moves at once: one is done, the other moderator is told', PATIENCE, () =>
  pairs(async ({ here, there, elsewhere, one, two }) => {
    const thread = await aThread(here)
    const outcomes = await Promise.all([move(one, thread, here, there), move(two, thread, here, elsewhere)])
    expect([...outcomes].sort()).toEqual(['changed_since', 'done'])
    expect((await place(thread)).boardId).toBe(outcomes[0] === 'done' ? there.id : elsewhere.id)
  }),
)

test('a move and a removal at once: one order explains both answers', PATIENCE, () =>
  pairs(async ({ here, there, one, two }) => {
    const thread = await aThread(here)
    const [moved, removed] = await Promise.all([move(one, thread, here, there), remove(two, thread)])
    expect(removed).toBe('done')
    expect(['done', 'not_found']).toContain(moved)
    const { boardId: board, removedAt } = await place(thread)
    expect([board, removedAt !== null]).toEqual([moved === 'done' ? there.id : here.id, true])
  }),
)

test('two merges crosswise: one thread takes the other in, and no post is lost or doubled', PATIENCE, () =>
  pairs(async ({ here, one, two }) => {
    const [a, b] = [await aThread(here), await aThread(here)]
    await aReply(a)
    const outcomes = await Promise.all([merge(one, a, b), merge(two, b, a)])
    expect(outcomes.filter((outcome) => outcome === 'done')).toHaveLength(1)
    const [kept, gone] = outcomes[0] === 'done' ? [b, a] : [a, b]
    expect([await postsIn(kept), await postsIn(gone), (await place(gone)).mergedIntoId]).toEqual([3, 0, kept.id])
    expect((await place(kept)).mergedIntoId).toBeNull()
  }),
)

test('a split and a merge at once: every post stands in exactly one thread that is there', PATIENCE, () =>
  pairs(async ({ here, one, two }) => {
    const [a, b] = [await aThread(here), await aThread(here)]
    for (let post = 0; post < 3; post++) await aReply(a)
    const before = await db().post.findMany({ where: { threadId: { in: [a.id, b.id] } }, select: { id: true }, orderBy: { id: 'asc' } })
    const [parted, merged] = await Promise.all([split(one, a, [2, 3]), merge(two, a, b)])
    expect(['done', 'not_found', 'changed_since', 'already_done']).toContain(parted)
    expect(merged).toBe('done')
    const ids = before.map(({ id }) => id)
    const after = await db().post.findMany({ where: { id: { in: ids } }, select: { id: true, threadId: true, thread: { select: { removedAt: true } } } })
    expect(after).toHaveLength(ids.length)
    expect(after.filter(({ thread }) => thread.removedAt !== null)).toEqual([])
    expect(after.filter(({ threadId: id }) => id === b.id)).toHaveLength(parted === 'done' ? 3 : 5)
  }),
)

test('a lock and a reply at once: no post stands behind the lock', PATIENCE, () =>
  pairs(async ({ here, one }) => {
    const thread = await aThread(here)
    const [locked, replied] = await Promise.all([lock(one, thread), outcomeOf(aReply(thread))])
    expect(locked).toBe('done')
    expect(['done', 'thread_locked']).toContain(replied)
    const entry = await db().moderationEntry.findFirstOrThrow({ where: { threadId: thread.id, action: 'thread.lock' } })
    expect([entry.atNumber, (await place(thread)).lastNumber]).toEqual(replied === 'done' ? [2, 2] : [1, 1])
  }),
)

test('fifty writers during hundreds of acts: no acknowledged post is lost or doubled, none stands behind a lock', { timeout: 1_800_000 }, async () => {
  const [writers, each, acts] = FULL ? [50, 400, 500] : [10, 20, 20]
  const stage = await aStage()
  const threads = await Promise.all(Array.from({ length: 5 }, () => aThread(stage.here)))
  const writing = Promise.all(Array.from({ length: writers }, (_, writer) => writeAll(threads, writer, each)))
  const done = await moderateUntil(writing, stage, threads, acts)
  const acknowledged = (await writing).flat()
  const kept = await db().post.findMany({ where: { id: { in: acknowledged } }, select: { body: true } })
  expect(done).toBeGreaterThan(acts / 2)
  expect([acknowledged.length, kept.length, new Set(kept.map(({ body }) => body)).size]).toEqual([writers * each, writers * each, writers * each])
  expect(await sql(BEHIND_A_LOCK)).toEqual([])
})

/** Posts one after another, each until it is taken; a locked thread is tried again. Gives the keys that were acknowledged. */
async function writeAll(threads: Id[], writer: number, count: number): Promise<bigint[]> {
  const by = await aMember()
  const taken: bigint[] = []
  while (taken.length < count) {
    const body = `Post ${taken.length} of writer ${writer}`
    try {
      taken.push((await aReply(threads[(taken.length + writer) % threads.length] as Id, { by, body })).id)
    } catch (failure) {
      expect((failure as { code?: string }).code).toBe('thread_locked')
      await new Promise((resolve) => setTimeout(resolve, 5))
    }
  }
  return taken
}

/** Moves, locks, unlocks and splits, at least so many times and as long as anybody writes. Gives how many acts were done. */
async function moderateUntil(writing: Promise<unknown>, stage: Awaited<ReturnType<typeof aStage>>, threads: Id[], least: number): Promise<number> {
  let over = false
  writing.finally(() => {
    over = true
  })
  let done = 0
  for (let turn = 0; turn < least || !over; turn++) {
    if ((await actOfTurn(turn, stage, threads[turn % threads.length] as Id)) === 'done') done += 1
  }
  return done
}

async function actOfTurn(turn: number, { here, there, one, two }: Awaited<ReturnType<typeof aStage>>, thread: Id): Promise<string> {
  const { boardId: board, lastNumber } = await place(thread)
  const unlock = () => outcomeOf(perform(unlockThread, two, { ...asked(), subject: idOf(thread) }))
  const acts = [
    () => (board === here.id ? move(one, thread, here, there) : move(one, thread, there, here)),
    () => lock(two, thread),
    unlock,
    () => (lastNumber > 4 ? split(one, thread, [lastNumber]) : unlock()),
  ]
  return (acts[turn % acts.length] as () => Promise<string>)()
}

/** Posts that took a number after a lock had taken hold and before it was lifted. */
const BEHIND_A_LOCK = `
  select p.id from "Post" p join "ModerationEntry" l on l."threadId" = p."threadId" and l.action = 'thread.lock' and l."undoesId" is null
  where p."cameWithId" is null and p.number > l."atNumber" and p."createdAt" > l."createdAt"
    and p."createdAt" < coalesce((select min(u."createdAt") from "ModerationEntry" u
      where u."threadId" = l."threadId" and u.action = 'thread.unlock' and u.id > l.id), 'infinity')`
