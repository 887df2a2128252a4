import { signOutPath } from '@/lib/urls'
import type { Address } from './addresses'
import { answerOutage, sendWordsInOutage } from './answer-outage'
import { callerOf } from './caller'
import { keptWordsDocument } from './error-documents'
import { askNext, type InnerAnswer, readAll } from './inner'
import { isWholeForm, keptWords } from './kept-words'
import { BODY_LIMIT, WORDS_LIMIT } from './refused-requests'
import { isErrorShell, readRendering } from './rendering'
import { type Exchange, sendBytes, sendError, sendHtml, sendRedirect } from './replies'
import { fill } from './slots'

/** Answers with a page that belongs to its reader, or with where an old address leads. */
export async function answerPage(exchange: Exchange, address: Address): Promise<void> {
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
  return sendHtml(exchange, 200, pageFor(exchange, answered))
}

/** Answers a form: the page again with what is wrong and every word, or the way on. */
export async function answerForm(exchange: Exchange, address: Address): Promise<void> {
  const { request, reader } = exchange
  if (!takesForms(address)) return refuseMethod(exchange)
  const body = await readAll(request, WORDS_LIMIT)
  if (!body) return sendError(exchange, 413)
  const { 'content-type': contentType = '' } = request.headers
  if (body.length > BODY_LIMIT) return sendWords(exchange, 413, body, contentType)
  if (!isWholeForm(body, contentType)) return sendWords(exchange, 422, body, contentType)
  const cookie = cookieFor(exchange, address)
  const answered = await askNext({ method: 'POST', path: address.canonical, address: reader.address, body, contentType, cookie, caller: callerOf(request) })
  if (address.kind === 'page') passCookies(exchange, answered)
  if (answered.headers.location) return leadOn(exchange, address, answered.headers.location)
  if (!isError(answered)) return sendHtml(exchange, answered.status, pageFor(exchange, answered))
  await sendUntaken(exchange, answered, body)
}

/** The database could not take it, or no page was there for it. */
function sendUntaken(exchange: Exchange, answered: InnerAnswer, body: Buffer): Promise<void> {
  if (answered.outage) return sendWordsInOutage(exchange, answered.outage, body)
  return sendWords(exchange, errorStatus(answered), body, exchange.request.headers['content-type'] ?? '')
}

/** Refuses a form that no page has looked at, with what was typed into it. */
export async function giveBack(exchange: Exchange, status: number): Promise<void> {
  const body = await readAll(exchange.request, WORDS_LIMIT)
  if (body) await sendWords(exchange, status, body, exchange.request.headers['content-type'] ?? '')
  else await sendError(exchange, 413)
}

function takesForms({ kind }: Address): boolean {
  return kind === 'page' || kind === 'letter'
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
  const words = await keptWords(body, contentType)
  await sendError({ ...exchange, reader: { ...exchange.reader, words } }, status, words ? keptWordsDocument(status) : undefined)
}

/** Programs' doors (next-auth) answer for themselves. */
export async function passOn(exchange: Exchange, url: URL): Promise<void> {
  const { request, response } = exchange
  const body = request.method === 'POST' ? await readAll(request, BODY_LIMIT) : undefined
  if (body === null) return sendError(exchange, 413)
  const { cookie, accept, 'content-type': contentType } = request.headers
  const answered = await askNext({ method: request.method, path: `${url.pathname}${url.search}`, body, cookie, accept, contentType, caller: callerOf(request) })
  if (isErrorShell(answered.body) || answered.status === 404 || answered.status >= 500)
    return answered.outage ? answerOutage(exchange, answered.outage) : sendError(exchange, errorStatus(answered))
  passCookies(exchange, answered)
  if (answered.headers.location) response.setHeader('location', answered.headers.location)
  sendBytes(response, answered.status, answered.body, {
    'content-type': answered.headers['content-type'] ?? 'text/plain; charset=utf-8',
    'cache-control': 'no-store',
  })
}

function refuseMethod(exchange: Exchange): Promise<void> {
  exchange.response.setHeader('allow', 'GET, HEAD')
  return sendError(exchange, 405)
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
