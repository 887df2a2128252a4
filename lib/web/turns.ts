import { setImmediate } from 'node:timers/promises'
import { once } from '@/lib/platform/process'

/** From this length on, in bytes, forms are answered one after another. */
const LONG = 64 * 1024
/** One that waits for something else, the database say, does not keep the next waiting for longer than this. */
const LONGEST_TURN_MS = 2000

/** How many of a kind are answered at once, and how many more may wait. As many searches as there are connections for them. */
const LINES = { form: { atOnce: 1, most: Number.POSITIVE_INFINITY }, search: { atOnce: 2, most: 40 } } as const

type Line = { underWay: number; members: (() => void)[]; others: (() => void)[] }

/** So many wait already that it is not worth while to join them. */
export class LineTooLong extends Error {}

const lineOf = (kind: keyof typeof LINES) => once(`turns of ${kind}`, (): Line => ({ underWay: 0, members: [], others: [] }))

/**
 * Answers long forms one at a time, members' before guests', and lets everybody else be answered between two: each may
 * take the processor for a moment, and many of them together must not take it for seconds.
 */
export async function inTurn<T>({ length, member }: { length: number; member: boolean }, work: () => Promise<T>): Promise<T> {
  return length < LONG ? work() : inLine('form', member, work)
}

/** The same for searches, two at a time. Throws `LineTooLong` where too many wait. */
export async function searchInTurn<T>({ member }: { member: boolean }, work: () => Promise<T>): Promise<T> {
  return inLine('search', member, work)
}

async function inLine<T>(kind: keyof typeof LINES, member: boolean, work: () => Promise<T>): Promise<T> {
  const line = lineOf(kind)
  const { atOnce, most } = LINES[kind]
  if (line.members.length + line.others.length >= most) throw new LineTooLong()
  if (line.underWay >= atOnce) await new Promise<void>((go) => line[member ? 'members' : 'others'].push(go))
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
    const next = line.members.shift() ?? line.others.shift()
    if (next) next()
    else line.underWay -= 1
  }
}
