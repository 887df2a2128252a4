import { diceOf, roll } from './dice'

/** What decides a corpus, down to its last word: `long` of its posts are in one long thread, `threads` others share the rest evenly. */
export type CorpusShape = { posts: number; long: number; threads: number; boards: number; members: number; seed: number }

/** A thread as it grows; once `size` posts are in it, it is as it will be kept. */
export type PlannedThread = { index: number; size: number; starter: number; createdAt: number; lastPoster: number; lastPostAt: number }
/** The next post of the whole board: who, when, and as which post of which thread. */
export type Turn = { thread: PlannedThread; number: number; member: number; at: number }

const BEGINS = Date.UTC(2015, 0, 1)
const ENDS = Date.UTC(2025, 0, 1)
const LONGEST_PAUSE_MS = 120_000
/** Conversations that go on at once: as on a board that is alive, a thread's posts lie apart in the table. */
const OPEN_AT_ONCE = 16

/** How many threads there are, the long one with them. */
export function threadCount({ long, threads }: CorpusShape): number {
  return (long > 0 ? 1 : 0) + threads
}

type Talk = { thread: PlannedThread; written: number }

/** Every post of a corpus in the order of time. The same shape gives the same turns. */
export function* turnsOf(shape: CorpusShape): Generator<Turn> {
  const dice = diceOf(shape.seed, 'schedule')
  const pause = Math.min(LONGEST_PAUSE_MS, Math.floor(((ENDS - BEGINS) / shape.posts) * 2))
  const threads = plannedThreads(shape)
  const open: Talk[] = []
  let at = BEGINS
  for (let written = 0; written < shape.posts; written += 1) {
    openAnother(open, threads)
    at += 1 + roll(dice, pause)
    yield speak(open, roll(dice, open.length), roll(dice, shape.members), at)
  }
}

function openAnother(open: Talk[], threads: Generator<PlannedThread, undefined>): void {
  const thread = open.length < OPEN_AT_ONCE ? threads.next().value : undefined
  if (thread) open.push({ thread, written: 0 })
}

function speak(open: Talk[], place: number, member: number, at: number): Turn {
  const talk = open[place]
  if (!talk) throw new Error('There is no thread left to write in.')
  const { thread } = talk
  talk.written += 1
  if (talk.written === 1) Object.assign(thread, { starter: member, createdAt: at })
  Object.assign(thread, { lastPoster: member, lastPostAt: at })
  if (talk.written === thread.size) open.splice(place, 1)
  return { thread, number: talk.written, member, at }
}

/** The long thread is the first; those after it differ by one post at most. */
function* plannedThreads({ posts, long, threads }: CorpusShape): Generator<PlannedThread, undefined> {
  const sizes = Array.from({ length: threads }, (_, index) => Math.floor((posts - long + threads - 1 - index) / threads))
  for (const [index, size] of [...(long > 0 ? [long] : []), ...sizes].entries()) {
    yield { index, size, starter: 0, createdAt: 0, lastPoster: 0, lastPostAt: 0 }
  }
  return undefined
}
