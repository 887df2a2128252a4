import type { IncomingMessage } from 'node:http'
import type { Room } from './body-budget'

/** Why a body was not read to its end. */
export type Unread = 'too large' | 'board is full' | 'share is full' | 'too slow' | 'broken off'

type Patience = { idleMs: number; wholeMs: number }

/** How long a body may pause, and how long it may take in all: a form of words on a slow line takes far less. */
const PATIENCE: Patience = { idleMs: 10_000, wholeMs: 60_000 }

/** Reads a body up to `limit` bytes into its room. Once it is refused, its rest is thrown away as it comes, so that its sender can read why. */
export function readBody(request: IncomingMessage, limit: number, room: Room, { idleMs, wholeMs } = PATIENCE): Promise<Buffer | Unread> {
  return new Promise((resolve) => {
    const chunks: Buffer[] = []
    let length = 0
    const idle = setTimeout(() => end('too slow'), idleMs)
    const whole = setTimeout(() => end('too slow'), wholeMs)

    function take(chunk: Buffer): void {
      idle.refresh()
      length += chunk.length
      const verdict = length > limit ? 'too large' : room.grow(length)
      if (verdict === 'yes') chunks.push(chunk)
      else end(verdict)
    }
    function end(why: Unread | null): void {
      clearTimeout(idle)
      clearTimeout(whole)
      request.off('data', take).off('end', finish).off('close', breakOff)
      if (why !== null) {
        room.free()
        throwAway(request)
      }
      resolve(why ?? Buffer.concat(chunks, length))
    }
    const finish = () => end(null)
    const breakOff = () => end('broken off')

    const first = room.grow(0)
    request.on('data', take).on('end', finish).on('close', breakOff)
    readInTurns(request)
    if (request.destroyed) end('broken off')
    else if (first !== 'yes') end(first)
  })
}

/**
 * Takes one chunk of a body, and the next when others were answered: what has arrived of many bodies would otherwise all be
 * read before anything else is done. Once for each request.
 */
function readInTurns(request: IncomingMessage): void {
  request.on('data', () => {
    request.pause()
    setImmediate(() => request.resume())
  })
}

/** The most that is thrown away of a refused body, in bytes, and for how long. */
const MOST_THROWN_AWAY = 8 * 1024 * 1024
const THROWING_MS = 3000

/** Reads on without keeping anything, for a while: a connection that is cut while it is sent to takes the answer with it. */
export function throwAway(request: IncomingMessage): void {
  if (request.complete || request.destroyed) return
  let length = 0
  const cut = setTimeout(() => request.destroy(), THROWING_MS)
  if (request.listenerCount('data') === 0) readInTurns(request)
  request.on('close', () => clearTimeout(cut)).on('end', () => clearTimeout(cut))
  request.on('data', (chunk: Buffer) => {
    length += chunk.length
    if (length > MOST_THROWN_AWAY) request.destroy()
  })
  request.resume()
}
