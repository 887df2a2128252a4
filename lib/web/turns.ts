import { setImmediate } from 'node:timers/promises'
import { once } from '@/lib/platform/process'

/** From this length on, in bytes, forms are answered one after another. */
const LONG = 64 * 1024
/** One that waits for something else, the database say, does not keep the next waiting for longer than this. */
const LONGEST_TURN_MS = 2000

type Line = { busy: boolean; members: (() => void)[]; others: (() => void)[] }

const line = () => once('turns', (): Line => ({ busy: false, members: [], others: [] }))

/**
 * Answers long forms one at a time, members' before guests', and lets everybody else be answered between two: each may
 * take the processor for a moment, and many of them together must not take it for seconds.
 */
export async function inTurn<T>({ length, member }: { length: number; member: boolean }, work: () => Promise<T>): Promise<T> {
  if (length < LONG) return work()
  if (line().busy) await new Promise<void>((go) => line()[member ? 'members' : 'others'].push(go))
  line().busy = true
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
    const next = line().members.shift() ?? line().others.shift()
    if (next) next()
    else line().busy = false
  }
}
