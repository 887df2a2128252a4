import type { IncomingMessage, ServerResponse } from 'node:http'
import { findViewer } from '@/lib/identity/queries'
import { guest } from '@/lib/identity/viewer'
import { env } from '@/lib/platform/env'
import { log, logFailure } from '@/lib/platform/log'
import { readAddress } from './addresses'
import { answerDocument } from './answer-document'
import { answerForm, answerPage, passOn } from './answer-page'
import { callerOf } from './caller'
import { readCookie } from './cookie'
import { encodingFor } from './encodings'
import { answerOperator } from './operators'
import { refusalOf } from './refused-requests'
import { type Exchange, encodedAs, sendBytes, sendError, sendRedirect } from './replies'
import { securityHeaders } from './security-headers'
import { sessionCookie } from './session-cookie'
import type { Reader } from './slots'
import { encodedFile, findStaticFile, type StaticFile } from './static-files'
import { readTheme, THEME_COOKIE } from './theme'

/** What next-auth answers for itself. */
const NEXT_AUTH = /^\/api\/auth\/(csrf|session|providers|signin|signout|callback\/credentials)$/

/** Answers every request: from memory where it can, through Next where it must, and never with less than a page of ours. */
export async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
  for (const [name, value] of Object.entries(securityHeaders())) response.setHeader(name, value)
  const exchange: Exchange = { request, response, reader: strangerAt(request) }
  try {
    await route(exchange)
  } catch (failure) {
    if (request.destroyed && !request.complete) return // whoever asked has hung up
    logFailure('answering', failure, { method: request.method })
    await sendError(exchange, 500)
  }
}

async function route(exchange: Exchange): Promise<void> {
  const { request, response } = exchange
  const refusal = refusalOf(request)
  if (refusal !== null) return refuse(exchange, refusal)
  const url = new URL(request.url ?? '/', env().SITE_URL)
  if (await answerOperator(request, response, url)) return
  const file = await findStaticFile(url.pathname)
  if (file) return sendFile(exchange, file)
  if (NEXT_AUTH.test(url.pathname)) return passOn(exchange, url)
  return answerReader({ ...exchange, reader: await readerOf(request, url) }, url)
}

async function sendFile({ request, response }: Exchange, file: StaticFile): Promise<void> {
  const { bytes, encoding } = await encodedFile(file, encodingFor(request.headers['accept-encoding']))
  sendBytes(response, 200, bytes, { 'content-type': file.type, 'cache-control': file.cacheControl, vary: 'accept-encoding', ...encodedAs(encoding) })
}

function answerReader(exchange: Exchange, url: URL): Promise<void> {
  const address = readAddress(url)
  if (address.kind !== 'other' && url.pathname !== address.path) return Promise.resolve(sendRedirect(exchange, 308, `${address.path}${url.search}`))
  if (exchange.request.method === 'POST') return answerForm(exchange, address)
  return address.kind === 'document' || address.kind === 'list' ? answerDocument(exchange, address) : answerPage(exchange, address)
}

async function readerOf(request: IncomingMessage, { pathname, search }: URL): Promise<Reader> {
  const token = readCookie(request.headers.cookie, sessionCookie().name)
  return { ...strangerAt(request), viewer: token ? await findViewer(token, callerOf(request).local) : guest, address: `${pathname}${search}` }
}

function strangerAt(request: IncomingMessage): Reader {
  return { viewer: guest, theme: readTheme(readCookie(request.headers.cookie, THEME_COOKIE)), address: '/', caller: callerOf(request) }
}

function refuse(exchange: Exchange, status: number): Promise<void> {
  const { request, response } = exchange
  log('info', 'refused', { status, method: request.method })
  if (status === 405) response.setHeader('allow', 'GET, HEAD, POST')
  if (status === 413) response.setHeader('connection', 'close')
  return sendError(exchange, status)
}
