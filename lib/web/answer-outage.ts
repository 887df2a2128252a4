import type { Outage } from '@/lib/platform/database/outage'
import { log } from '@/lib/platform/log'
import { clockText } from '@/lib/text/moment-text'
import { readAddress } from './addresses'
import { bodyOf } from './body-of'
import { type ErrorDocument, keptWordsDocument } from './error-documents'
import { writtenWords } from './kept-words'
import { findLastKnown } from './page-cache'
import { WORDS_LIMIT } from './refused-requests'
import { type Exchange, referenceOf, sendError, sendHtml } from './replies'
import { fill } from './slots'

/** After how many seconds it is worth asking again. */
const RETRY_SECONDS = { busy: 5, away: 10, read_only: 60, full: 120 } as const

const TO_THE_OPERATOR = {
  busy: 'the database was too busy, or something in it locked, for longer than this work may wait',
  away: 'the database cannot be reached',
  full: 'the database has no room left: free space on its disk (or memory), nothing can be saved until then',
  read_only: 'the database takes no writing: DATABASE_URL leads to a copy, or to one that was switched to reading only',
} as const

/** Answers what the database could not be asked for: a reader with what was kept, a writer with every word. */
export async function answerOutage(exchange: Exchange, outage: Outage): Promise<void> {
  const { request } = exchange
  if (request.method !== 'POST') {
    if (!(await sendLastKnown(exchange, outage))) await sendOutage(exchange, outage, '503')
    return
  }
  const body = request.readableEnded ? Buffer.alloc(0) : await bodyOf(exchange, WORDS_LIMIT)
  if (body) await sendWordsInOutage(exchange, outage, body)
}

/** A form that could not be taken, given back. */
export async function sendWordsInOutage(exchange: Exchange, outage: Outage, body: Buffer): Promise<void> {
  const words = (await writtenWords(body, exchange.request.headers['content-type'] ?? '')) ?? undefined
  const kind = outage.kind === 'full' || outage.kind === 'read_only' ? 'full' : '503'
  return sendOutage({ ...exchange, reader: { ...exchange.reader, words } }, outage, words ? keptWordsDocument(kind) : kind)
}

/** The page as it was last known to everyone, marked as that; true where there is one. */
async function sendLastKnown(exchange: Exchange, outage: Outage): Promise<boolean> {
  const { pathname, search } = new URL(exchange.request.url ?? '/', 'http://here')
  const { canonical, kept } = readAddress(new URL(`${pathname}${search}`, 'http://here'))
  const document = kept ? findLastKnown(canonical) : undefined
  if (document?.rendering.status !== 200) return false
  tell(exchange, outage)
  const asOf = clockText(new Date(document.madeAt), new Date())
  const reader = { ...exchange.reader, viewer: { kind: 'guest', asOf: true } as const, asOf }
  await sendHtml(exchange, 200, [fill(document.rendering.pieces, reader)])
  return true
}

function sendOutage(exchange: Exchange, outage: Outage, name: ErrorDocument): Promise<void> {
  tell(exchange, outage)
  if (!exchange.response.headersSent) exchange.response.setHeader('retry-after', String(RETRY_SECONDS[outage.kind]))
  return sendError(exchange, 503, name)
}

function tell(exchange: Exchange, { kind, code, message }: Outage): void {
  log('error', TO_THE_OPERATOR[kind], { outage: kind, code, message, method: exchange.request.method, reference: referenceOf(exchange) })
}
