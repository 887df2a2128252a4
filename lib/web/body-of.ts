import { fingerprintOf } from '@/lib/platform/fingerprint'
import { log } from '@/lib/platform/log'
import { waitText } from '@/lib/text/wait-text'
import { Room, sharesOf } from './body-budget'
import { callerOf } from './caller'
import { type Exchange, sendError } from './replies'
import { readBody, type Unread } from './request-body'

const STATUSES: Record<Exclude<Unread, 'broken off'>, number> = { 'too large': 413, 'too slow': 408, 'share is full': 429, 'board is full': 503 }

/** Seconds until room may be expected again. */
const WAIT = 10

/** The body of a request, in room that it keeps until its answer has gone; null where it was refused and that was answered. */
export async function bodyOf(exchange: Exchange, limit: number): Promise<Buffer | null> {
  const { request, response, reader } = exchange
  const { address } = callerOf(request)
  const room = new Room(sharesOf(reader.viewer, address))
  response.once('close', () => room.free())
  const body = await readBody(request, limit, room)
  if (typeof body !== 'string') return body
  log('info', 'refused', { why: `body: ${body}`, from: fingerprintOf(address) })
  if (body === 'broken off') return null // the sender has hung up
  const status = STATUSES[body]
  if (status === 429 || status === 503) response.setHeader('retry-after', String(WAIT))
  await sendError({ ...exchange, reader: { ...reader, wait: waitText(WAIT) } }, status)
  return null
}
