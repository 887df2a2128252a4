import { availableParallelism } from 'node:os'
import { setImmediate } from 'node:timers/promises'
import { once } from '@/lib/platform/process'

/** From this length on, in bytes, forms are answered one after another. */
const LONG = 64 * 1024
/** One that waits for something else, the database say, does not keep the next waiting for longer than this. */
const LONGEST_TURN_MS = 2000

/**
 * How many of a kind are answered at once, how many more members and how many guests may wait, and for how long (ms). A search keeps a processor of the
 * database busy, which is mostly on this machine: one is left to everybody else, and no more than the connections that there are.
 */
const LINES = {
  form: { atOnce: 1, most: Number.POSITIVE_INFINITY, patience: null },
  search: { atOnce: Math.max(1, Math.min(2, availableParallelism() - 1)), most: 40, patience: 3000 },
} as const

type Line = { underWay: number; members: Waiting; others: Waiting }
type Waiting = Set<() => void>

/** Too many wait already, or it took too long until a turn came. */
export class LineTooLong extends Error {}

const lineOf = (kind: keyof typeof LINES) => once(`turns of ${kind}`, (): Line => ({ underWay: 0, members: new Set(), others: new Set() }))

/**
 * Answers long forms one at a time, members' before guests', and lets everybody else be answered between two: each may
 * take the processor for a moment, and many of them together must not take it for seconds.
 */
export async function inTurn<T>({ length, member }: { length: number; member: boolean }, work: () => Promise<T>): Promise<T> {
  return length < LONG ? work() : inLine('form', member, work)
}

/** The same for searches of any length. Throws `LineTooLong` where too many wait, or for too long. */
export async function searchInTurn<T>({ member }: { member: boolean }, work: () => Promise<T>): Promise<T> {
  return inLine('search', member, work)
}

async function inLine<T>(kind: keyof typeof LINES, member: boolean, work: () => Promise<T>): Promise<T> {
  const line = lineOf(kind)
  const { atOnce, most, patience } = LINES[kind]
  const waiting = line[member ? 'members' : 'others'] // a crowd of guests takes no member's place
  if (waiting.size >= most) throw new LineTooLong()
  if (line.underWay >= atOnce) await turnIn(waiting, patience)
  else line.underWay += 1
  let called = false
  const late = setTimeout(callNext, LONGEST_TURN_MS)
  try {
    await setImmediate()
    return await work()
  } finally {
    callNext()
  }

  /** Once, at the end or when it takes too long. */
  function callNext(): void {
    if (called) return
    called = true
    clearTimeout(late)
    const [next] = [...line.members, ...line.others]
    if (next) next()
    else line.underWay -= 1
  }
}

/** Waits among these until it is called, or for as long as it has patience. */
function turnIn(waiting: Waiting, patience: number | null): Promise<void> {
  return new Promise((resolve, reject) => {
    const late = patience === null ? undefined : setTimeout(giveUp, patience)
    waiting.add(go)

    function go(): void {
      clearTimeout(late)
      waiting.delete(go)
      resolve()
    }
    function giveUp(): void {
      waiting.delete(go)
      reject(new LineTooLong())
    }
  })
}
