// How long others wait while something heavy goes on. They ask from a process of their own, over a connection of their own
// each time; between two such times nothing heavy goes on, and what they wait then says how noisy the machine is.
import { loadavg } from 'node:os'
import { setTimeout as sleep } from 'node:timers/promises'
import { figure } from './table.mjs'

const CONNECTIONS = 2
const REST_MS = 5
const QUIET_MS = 1500
/** Milliseconds until the server has looked at its loop again, after it was asked. */
const LOOK_MS = 50

/** Others on a board: `meanwhile(work, job)` says what they wait while something goes on, `quietly()` while nothing does: `{ result, ms, waits, held }`. */
export function othersOf({ load, board, paths = [] }) {
  const usual = { port: board.port, connections: CONNECTIONS, requests: paths.map((path) => ({ path })), restMs: REST_MS, fresh: true }

  async function meanwhile(work, job = usual) {
    await heldOn(board)
    const waiting = load.run({ ...job, count: Number.MAX_SAFE_INTEGER })
    const before = performance.now()
    let result
    try {
      await sleep(LOOK_MS)
      result = await work()
    } finally {
      load.enough()
    }
    const ms = performance.now() - before - LOOK_MS
    const waits = await waiting
    return { result, ms, waits, held: await heldOn(board) }
  }
  return { meanwhile, quietly: () => meanwhile(() => sleep(QUIET_MS)), warm: () => load.run({ ...usual, count: 2 * paths.length }) }
}

/** How long the event loop of a board was held at most since this was last asked, in milliseconds. */
async function heldOn({ port }) {
  const answer = await fetch(`http://127.0.0.1:${port}/metrics`)
  const seconds = (await answer.text()).match(/^parley_event_loop_delay_max_seconds (\S+)$/m)?.[1]
  return Number(seconds) * 1000
}

/** What a measured wait says beside its bound, and beside the same wait while nothing heavy goes on; `broken` where it is the board’s fault. */
export function verdictOf({ wait, quiet, bound }) {
  if (wait <= bound) return { word: 'kept', broken: false }
  return quiet > bound ? { word: 'noisy', broken: false } : { word: 'NOT KEPT', broken: true }
}

export function loadLine() {
  return `Load average ${loadavg().map(figure).join(', ')}.`
}
