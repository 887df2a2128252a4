import { tryOf } from '@/lib/identity/tries'
import { fingerprintOf } from '@/lib/platform/fingerprint'
import type { PersonalLimit } from '@/lib/platform/limits'
import { log } from '@/lib/platform/log'
import { countTries } from '@/lib/platform/rate-limit'
import { Refusal } from '@/lib/platform/refusal'
import { waitText } from '@/lib/text/wait-text'
import { callerOf } from './caller'
import { type Exchange, sendError } from './replies'

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

async function sendTooFast({ reader, ...exchange }: Exchange, wait: number, limit: PersonalLimit): Promise<void> {
  const asked = new URL(reader.address, 'http://site').searchParams.get('q') ?? ''
  exchange.response.setHeader('retry-after', String(wait))
  await sendError({ ...exchange, reader: { ...reader, asked: asked.slice(0, 200), wait: waitText(wait) } }, 429, limit === 'search' ? '429-search' : 429)
}
