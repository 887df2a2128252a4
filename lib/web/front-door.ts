import type { IncomingMessage, ServerResponse } from 'node:http'
import { findViewer } from '@/lib/identity/queries'
import { guest } from '@/lib/identity/viewer'
import type { Outage } from '@/lib/platform/database/outage'
import { runAs } from '@/lib/platform/database/work'
import { fingerprintOf } from '@/lib/platform/fingerprint'
import { log, logFailure } from '@/lib/platform/log'
import { homePath } from '@/lib/urls'
import { type Address, isLetter } from './addresses'
import { answerDocument, leadToDocument } from './answer-document'
import { answerDrafts, asksOfScript } from './answer-drafts'
import { answerFeed } from './answer-feed'
import { answerAboutMail, isAboutMail } from './answer-mail'
import { findRenamedPath, leadFromOldAddress } from './answer-old-address'
import { answerOutage } from './answer-outage'
import { answerForm, answerPage, giveBack, passOn } from './answer-page'
import { callerOf } from './caller'
import { readCookie } from './cookie'
import { answerSearch, mayAsk } from './counted-pages'
import { encodingFor } from './encodings'
import { answerOperator } from './operators'
import { mayGiveBack, refusalOf } from './refused-requests'
import { type Exchange, encodedAs, referenceOf, sendBytes, sendError, sendRedirect } from './replies'
import { throwAway } from './request-body'
import { sessionCookie } from './session-cookie'
import { encodedFile, findStaticFile } from './static-files'
import { methodsOf, readTarget, type Target } from './target'
import { readTheme, THEME_COOKIE } from './theme'

/** Answers every request: from memory where it can, through Next where it must, and never with less than a page of ours. */
export async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const exchange: Exchange = { request, response, reader: { viewer: guest, theme: themeOf(request), address: '/' } }
  await runAs('page', async ({ met }) => {
    try {
      if (isAboutMail(request)) return await answerAboutMail(exchange)
      const target = readTarget(request.url ?? '/')
      const refusal = refusalOfMethod(exchange, target) ?? refusalOf(request)
      if (refusal === null) await route(exchange, target)
      else await refuse(exchange, refusal)
    } catch (failure) {
      await answerFailure(exchange, failure, met.outage)
    }
  })
}

async function answerFailure(exchange: Exchange, failure: unknown, outage: Outage | undefined): Promise<void> {
  const { request } = exchange
  if (request.destroyed && !request.complete) return // the client has hung up
  if (outage) return answerOutage(exchange, outage)
  logFailure('answering', failure, { method: request.method, reference: referenceOf(exchange) })
  await sendError(exchange, 500)
}

function themeOf({ headers: { cookie } }: IncomingMessage): string {
  return cookie ? readTheme(readCookie(cookie, THEME_COOKIE)) : 'system'
}

function refusalOfMethod({ request, response }: Exchange, target: Target): number | null {
  const methods = methodsOf(target)
  if (methods.includes(request.method ?? '')) return null
  response.setHeader('allow', methods.join(', '))
  return 405
}

function route(exchange: Exchange, target: Target): Promise<void> {
  switch (target.kind) {
    case 'nothing':
      return refuse(exchange, 404)
    case 'operator':
      return answerOperator(exchange, target.url)
    case 'feed':
      return answerFeed(exchange, target.url)
    case 'file':
      return sendFile(exchange, target.url.pathname)
    case 'next-auth':
      return passOn(exchange, target.url)
    case 'drafts':
      return asksOfScript(exchange.request, target.url) ? answerDrafts(exchange, target.url) : answerReader(exchange, target.url, target.address)
    case 'page':
      return answerReader(exchange, target.url, target.address)
  }
}

async function answerReader(exchange: Exchange, url: URL, address: Address): Promise<void> {
  const { request, reader } = exchange
  const { pathname, search } = url
  const spelled = address.mayBeOld || pathname === address.path
  if (!spelled && !isAskedFor(request, address)) return leadToSpelling(exchange, address, search)
  reader.address = address.kind === 'letter' ? homePath : `${pathname}${search}` // no link of the page may carry the secret on
  await learnViewer(exchange)
  if (request.method === 'POST') return answerForm(exchange, address)
  if (address.counts && !(await mayAsk(exchange, address.counts))) return
  const found = () => (spelled ? answerAsked(exchange, url, address) : leadToDocument(exchange, address, search))
  return address.counts === 'search' ? answerSearch(exchange, found) : found()
}

async function leadToSpelling(exchange: Exchange, address: Address, search: string): Promise<void> {
  if (address.board !== undefined && exchange.request.method !== 'POST') await learnViewer(exchange)
  const renamed = exchange.request.method === 'POST' ? null : await findRenamedPath(exchange, address)
  return sendRedirect(exchange, 308, `${renamed ?? address.path}${search}`)
}

/** Whether it is to be found out first where the address leads; a form is only told where to go. */
function isAskedFor({ method }: IncomingMessage, address: Address): boolean {
  return method !== 'POST' && isDocument(address)
}

function answerAsked(exchange: Exchange, url: URL, address: Address): Promise<void> {
  if (address.mayBeOld) return answerPerhapsOld(exchange, url, address)
  return isDocument(address) ? answerDocument(exchange, address) : answerPage(exchange, address, url.search)
}

/** An old address leads on. Where none is kept, a page of our own is shown, as with anything else behind its address. */
async function answerPerhapsOld(exchange: Exchange, url: URL, address: Address): Promise<void> {
  if (await leadFromOldAddress(exchange, url)) return
  if (!isDocument(address)) return sendError(exchange, 404)
  return address.path === url.pathname ? answerDocument(exchange, address) : leadToDocument(exchange, address, knownQuery(address))
}

function knownQuery({ canonical }: Address): string {
  const mark = canonical.indexOf('?')
  return mark < 0 ? '' : canonical.slice(mark)
}

function isDocument({ kind }: Address): boolean {
  return kind === 'document' || kind === 'list'
}

/** Learns who reads, by the session that she brings; at the address of a letter none is read. */
async function learnViewer({ request, reader }: Exchange): Promise<void> {
  const token = isLetter(request.url) ? undefined : readCookie(request.headers.cookie, sessionCookie().name)
  if (token) reader.viewer = await findViewer(token, callerOf(request).local)
}

async function sendFile(exchange: Exchange, pathname: string): Promise<void> {
  const file = await findStaticFile(pathname)
  if (!file) return sendError(exchange, 404)
  const { bytes, encoding } = await encodedFile(file, encodingFor(exchange.request.headers['accept-encoding']))
  sendBytes(exchange.response, 200, bytes, { 'content-type': file.type, 'cache-control': file.cacheControl, vary: 'accept-encoding', ...encodedAs(encoding) })
}

async function refuse(exchange: Exchange, status: number): Promise<void> {
  const { request } = exchange
  log('info', 'refused', { status, method: request.method, from: fingerprintOf(callerOf(request).address) })
  if ((status === 403 || status === 413) && mayGiveBack(request)) return refuseHers(exchange, status)
  throwAway(request)
  return sendError(exchange, status)
}

/**
 * Refuses what she typed here, under her own header. What another site sent costs no query; this costs the one of any
 * page, and where it fails her words come back all the same.
 */
async function refuseHers(exchange: Exchange, status: number): Promise<void> {
  await learnViewer(exchange).catch((failure) => logFailure('learning who was refused', failure))
  return giveBack(exchange, status)
}
