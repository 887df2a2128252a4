import { z } from 'zod'
import { visibleBoards } from '@/lib/boards/policy'
import { change } from '@/lib/events/commands'
import { type MemberViewer, sightOf, type Viewer } from '@/lib/identity/viewer'
import { writeLetters } from '@/lib/letters/commands'
import { db, type Tx } from '@/lib/platform/db'
import { boardId, type ThreadId, threadId } from '@/lib/platform/ids'
import { found } from '@/lib/platform/refusal'
import { moveThread } from '../actions/move-thread'
import { destinationField, moveDetail, signpostField, silentField } from '../move/move-schema'
import { perform } from '../perform'
import { boardsOf, staffOf } from '../policy'
import { actFields } from '../schema'
import { notThere } from '../thread-address'
import { boardsReadBy } from '../whom-threads-concern'
import { keyOfOne, succeeds } from './one-of-many'

/** Threads moved in one sending. */
export const MOST_MOVED = 100

const chosen = z.preprocess(
  (given) => (given === undefined ? [] : [given].flat()),
  z.array(threadId).min(1, 'Tick at least one thread.').max(MOST_MOVED, `At most ${MOST_MOVED} threads at once.`),
)

export const moveManyInput = z
  .object({ from: boardId, to: destinationField, signpost: signpostField, silent: silentField, thread: chosen })
  .and(actFields(moveThread.reasons))
type MoveManyInput = z.infer<typeof moveManyInput>

/**
 * Moves many threads of one board: each is a transaction and an entry of its own, with a key made of the form's and the
 * thread's, so that a second sending goes on where the first broke off. Whoever is concerned is told of all in one line.
 */
export async function moveMany(viewer: Viewer, { from, thread: threads, key, ...given }: MoveManyInput) {
  const moderator = staffOf(viewer)
  const board = found(await db().board.findFirst({ where: { AND: [{ id: from }, boardsOf(moderator)] }, select: { slug: true } }))
  if (!(await db().board.findFirst({ where: { slug: given.to, ...visibleBoards(sightOf(moderator)) }, select: { id: true } })))
    throw notThere('no_such_board', 'to')
  const many = keyToMove(key, 0n)
  for (const subject of threads) await succeeds(perform(moveThread, moderator, { ...given, subject, from, say: '', key: keyToMove(key, subject), many }))
  await writeDigests(moderator, many, keysOf(key, threads))
  return { board: board.slug, key, threads: threads.join('-') }
}

/** One letter to each starter, naming all threads of hers that this sending moved; sent again, it writes no second one. */
async function writeDigests(moderator: MemberViewer, many: string, keys: string[]): Promise<void> {
  await change(async (tx) => {
    await tx.$queryRaw`select pg_advisory_xact_lock(hashtext(${many}))::text` // the same form sent twice at the same moment
    const entries = await tx.moderationEntry.findMany({
      where: { moderatorId: moderator.id, key: { in: keys }, action: 'thread.move', undoneBy: null },
      orderBy: { id: 'asc' },
      include: { kept: true, outbox: true, thread: { include: { starter: true } } },
    })
    const told = entries.flatMap(toldOf).filter(({ starter }) => starter !== moderator.id)
    for (const memberId of new Set(told.map(({ starter }) => starter))) {
      await writeDigest(
        tx,
        memberId,
        told.filter(({ starter }) => starter === memberId),
      )
    }
  })
}

async function writeDigest(tx: Tx, memberId: bigint, moved: ReturnType<typeof toldOf>): Promise<void> {
  const { to = 0n, entryId } = moved.at(-1) ?? {}
  const reads = (await boardsReadBy(tx, memberId, [to])).has(to)
  if (!reads || moved.some(({ written }) => written)) return
  await writeLetters(tx, 'moved.together', [{ memberId, entryId, data: { entries: moved.map((move) => String(move.entryId)), to: String(to) } }])
}

type MovedRow = { id: bigint; kept: { detail: unknown } | null; outbox: readonly unknown[]; thread: { starter: { memberId: bigint } } | null }

/** A move as the letter to the starter tells it; none where nobody is told. */
function toldOf({ id: entryId, kept, outbox, thread }: MovedRow) {
  const detail = moveDetail.safeParse(kept?.detail).data
  if (!detail || !thread || detail.silent || detail.quiet) return []
  return [{ entryId, starter: thread.starter.memberId, to: BigInt(detail.to), written: outbox.length > 0 }]
}

type MoveOutcome = { id: bigint; slug: string; title: string; outcome: 'done' | 'gone' | 'refused' }

/** What became of each thread of a sending, read from what is true now; threads that went to where she cannot read are left out. */
export async function findMoveReport(viewer: MemberViewer, from: bigint, key: string, sent: string): Promise<MoveOutcome[]> {
  if (!/^[\w-]{8,64}$/.test(key) || !/^\d{1,18}(-\d{1,18}){0,99}$/.test(sent)) return []
  const ids = sent.split('-').map(BigInt)
  const threads = await db().thread.findMany({
    where: { id: { in: ids }, removedAt: null, board: visibleBoards(sightOf(viewer)) },
    select: { id: true, slug: true, title: true, boardId: true },
    orderBy: { id: 'asc' },
  })
  const entries = await db().moderationEntry.findMany({ where: { moderatorId: viewer.id, key: { in: keysOf(key, ids) } }, select: { threadId: true } })
  const done = new Set(entries.map(({ threadId: id }) => id))
  return threads.map(({ boardId: at, ...thread }) => ({ ...thread, outcome: done.has(thread.id) ? 'done' : at === from ? 'refused' : 'gone' }))
}

function keysOf(key: string, threads: readonly (bigint | ThreadId)[]): string[] {
  return threads.map((id) => keyToMove(key, id))
}

function keyToMove(key: string, thread: bigint): string {
  return keyOfOne(key, 'move', thread)
}
