import { signOutPath } from '@/lib/urls'
import type { Address } from './addresses'
import { findRenamedPath } from './answer-old-address'
import { answerOutage, sendWordsInOutage } from './answer-outage'
import { bodyOf } from './body-of'
import { callerOf } from './caller'
import { keptWordsDocument } from './error-documents'
import { askNext, type InnerAnswer } from './inner'
import { hasTooManyCharacters, isWholeForm, writtenWords } from './kept-words'
import { BODY_LIMIT, WORDS_LIMIT } from './refused-requests'
import { isErrorShell, readRendering } from './rendering'
import { type Exchange, sendBytes, sendError, sendHtml, sendRedirect } from './replies'
import { fill } from './slots'
import { inTurn } from './turns'

/** Answers with a page that belongs to its reader. One below a board that was renamed is found at its old address too, for forms that were opened there. */
export async function answerPage(exchange: Exchange, address: Address, search: string): Promise<void> {
  const { request, reader } = exchange
  const answered = await askNext({
    path: address.canonical,
    address: reader.address,
    audience: reader.viewer.kind === 'member' ? 'members' : 'public',
    cookie: cookieFor(exchange, address),
    caller: callerOf(request),
  })
  if (answered.headers.location) return sendRedirect(exchange, answered.status, answered.headers.location)
  if (isError(answered)) return answered.outage ? answerOutage(exchange, answered.outage) : sendError(exchange, errorStatus(answered))
  const renamed = await findRenamedPath(exchange, address)
  if (renamed) return sendRedirect(exchange, 308, `${renamed}${search}`)
  return sendHtml(exchange, 200, pageFor(exchange, answered))
}

/** Answers a form: the page again with what is wrong and every word, or the way on. */
export async function answerForm(exchange: Exchange, address: Address): Promise<void> {
  const body = await bodyOf(exchange, WORDS_LIMIT)
  if (!body) return
  const { request, reader } = exchange
  await inTurn({ length: body.length, member: reader.viewer.kind === 'member' }, async () => {
    const { 'content-type': contentType = '' } = request.headers
    if (body.length > BODY_LIMIT || hasTooManyCharacters(body)) await sendWords(exchange, 413, body, contentType)
    else if (isWholeForm(body, contentType)) await passForm(exchange, address, body, contentType)
    else await sendWords(exchange, 422, body, contentType)
  })
}

async function passForm(exchange: Exchange, address: Address, body: Buffer, contentType: string): Promise<void> {
  const { request, reader } = exchange
  const cookie = cookieFor(exchange, address)
  const answered = await askNext({ method: 'POST', path: address.canonical, address: reader.address, body, contentType, cookie, caller: callerOf(request) })
  if (answered.outage && isError(answered)) return sendWordsInOutage(exchange, answered.outage, body)
  if (!answered.reached) return sendWords(exchange, answered.status === 404 ? 404 : 422, body, contentType) // damaged, or of an older build
  await sendOutcome(exchange, address, answered, body)
}

async function sendOutcome(exchange: Exchange, address: Address, answered: InnerAnswer, body: Buffer): Promise<void> {
  const { 'content-type': contentType = '' } = exchange.request.headers
  if (address.kind === 'page') passCookies(exchange, answered)
  if (answered.headers.location) return leadOn(exchange, address, answered.headers.location)
  if (isError(answered)) return sendWords(exchange, errorStatus(answered), body, contentType)
  if (answered.wait) exchange.response.setHeader('retry-after', String(answered.wait))
  if (answered.shown) await sendHtml(exchange, answered.status, pageFor(exchange, answered))
  else await sendWords(exchange, Math.max(answered.status, 422), body, contentType) // no form of the page knows what became of it
}

/** Refuses a form that no page has looked at, with what was typed into it. */
export async function giveBack(exchange: Exchange, status: number): Promise<void> {
  const { request, reader } = exchange
  const body = await bodyOf(exchange, WORDS_LIMIT)
  if (!body) return
  await inTurn({ length: body.length, member: reader.viewer.kind === 'member' }, () => sendWords(exchange, status, body, request.headers['content-type'] ?? ''))
}

/** Her session counts on her own pages only; a letter brings none in, and takes none out. */
function cookieFor({ request }: Exchange, { kind }: Address): string | undefined {
  return kind === 'page' ? request.headers.cookie : undefined
}

function leadOn(exchange: Exchange, { canonical }: Address, location: string): void {
  if (canonical === signOutPath) exchange.response.setHeader('clear-site-data', '"cache", "storage"')
  sendRedirect(exchange, 303, location)
}

/** The thread is gone, or the form is of an older build, or came in pieces: what was typed must not be lost with it. */
async function sendWords(exchange: Exchange, status: number, body: Buffer, contentType: string): Promise<void> {
  const words = await writtenWords(body, contentType)
  if (!words) return sendError(exchange, status)
  await sendError({ ...exchange, reader: { ...exchange.reader, words } }, status, keptWordsDocument(status))
}

/** Programs' doors (next-auth) answer for themselves. */
export async function passOn(exchange: Exchange, url: URL): Promise<void> {
  const { request, response } = exchange
  const body = request.method === 'POST' ? await bodyOf(exchange, BODY_LIMIT) : undefined
  if (body === null) return
  const { cookie, accept, 'content-type': contentType } = request.headers
  if (body && !isReadable(body, contentType)) return sendError(exchange, 400)
  const answered = await askNext({ method: request.method, path: `${url.pathname}${url.search}`, body, cookie, accept, contentType, caller: callerOf(request) })
  if (isBroken(answered)) return sendBroken(exchange, answered)
  passCookies(exchange, answered)
  if (answered.headers.location) response.setHeader('location', answered.headers.location)
  sendBytes(response, answered.status, answered.body, {
    'content-type': answered.headers['content-type'] ?? 'text/plain; charset=utf-8',
    'cache-control': 'no-store',
  })
}

function sendBroken(exchange: Exchange, answered: InnerAnswer): Promise<void> {
  return answered.outage ? answerOutage(exchange, answered.outage) : sendError(exchange, errorStatus(answered))
}

function isBroken({ body, status }: InnerAnswer): boolean {
  return isErrorShell(body) || status === 404 || status >= 500
}

/** What next-auth can read: anything else it would take for a fault of its own. */
function isReadable(body: Buffer, contentType = ''): boolean {
  const [type] = contentType.split(';', 1)
  if (type === 'application/x-www-form-urlencoded') return true
  try {
    const sent: unknown = JSON.parse(body.toString())
    return type === 'application/json' && typeof sent === 'object' && sent !== null && !Array.isArray(sent)
  } catch {
    return false
  }
}

function pageFor({ reader }: Exchange, { body, word }: InnerAnswer): Buffer[] {
  return [fill(readRendering(body, word).pieces, reader)]
}

function passCookies({ response }: Exchange, { headers }: InnerAnswer): void {
  for (const cookie of headers['set-cookie'] ?? []) response.appendHeader('set-cookie', cookie)
}

/** Next sends what it throws as an empty shell that only its scripts would fill, or as a line of plain text. */
function isError({ status, headers, body }: InnerAnswer): boolean {
  return status === 404 || status >= 500 || !headers['content-type']?.startsWith('text/html') || isErrorShell(body)
}

function errorStatus({ status }: InnerAnswer): number {
  return status < 400 ? 500 : status
}
