import { tryOf } from '@/lib/identity/tries'
import { fingerprintOf } from '@/lib/platform/fingerprint'
import type { PersonalLimit } from '@/lib/platform/limits'
import { log } from '@/lib/platform/log'
import { countTries } from '@/lib/platform/rate-limit'
import { Refusal } from '@/lib/platform/refusal'
import { waitText } from '@/lib/text/wait-text'
import { callerOf } from './caller'
import { type Exchange, sendError } from './replies'
import { LineTooLong, searchInTurn } from './turns'

/** Counts a page that costs much to make. A reader who asks too often reads how long to wait, with what was asked for in its field. */
export async function mayAsk(exchange: Exchange, limit: PersonalLimit): Promise<boolean> {
  const caller = callerOf(exchange.request)
  try {
    await countTries(tryOf(limit, exchange.reader.viewer, caller))
    return true
  } catch (failure) {
    if (!(failure instanceof Refusal)) throw failure
    log('info', 'refused', { status: 429, why: failure.code, limit, from: fingerprintOf(caller.address) })
    await sendTooFast(exchange, failure.wait ?? 60, limit)
    return false
  }
}

/** Seconds after which a search is worth trying again where too many wait. */
const CROWDED_WAIT = 5

/** Answers a search in its turn: many of them together must keep nobody else waiting. */
export async function answerSearch(exchange: Exchange, work: () => Promise<void>): Promise<void> {
  try {
    await searchInTurn({ member: exchange.reader.viewer.kind === 'member' }, work)
  } catch (failure) {
    if (!(failure instanceof LineTooLong)) throw failure
    log('info', 'refused', { status: 503, why: 'too many searches', from: fingerprintOf(callerOf(exchange.request).address) })
    exchange.response.setHeader('retry-after', String(CROWDED_WAIT))
    await sendError(exchange, 503)
  }
}

async function sendTooFast({ reader, ...exchange }: Exchange, wait: number, limit: PersonalLimit): Promise<void> {
  const asked = new URL(reader.address, 'http://site').searchParams.get('q') ?? ''
  exchange.response.setHeader('retry-after', String(wait))
  await sendError({ ...exchange, reader: { ...reader, asked: asked.slice(0, 200), wait: waitText(wait) } }, 429, limit === 'search' ? '429-search' : 429)
}
