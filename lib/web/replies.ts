import { randomBytes } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { log } from '@/lib/platform/log'
import { once } from '@/lib/platform/process'
import { isLetter } from './addresses'
import { type Encoding, encode, encodingFor } from './encodings'
import { type ErrorDocument, errorDocument } from './error-documents'
import { letterHeaders, securityHeaders } from './security-headers'
import { fill, type Reader } from './slots'

/** A request, its answer, and the reader who waits for it. */
export type Exchange = { request: IncomingMessage; response: ServerResponse; reader: Reader }

export const HTML = { 'content-type': 'text/html; charset=utf-8' }

/** Shorter answers than this, in bytes, are not worth compressing. */
const SHORT = 1024

/** A page filled for one reader, in few parts: a family shares the tablet, so it is kept nowhere. */
export async function sendHtml({ request, response }: Exchange, status: number, parts: Buffer[]): Promise<void> {
  const length = parts.reduce((sum, part) => sum + part.length, 0)
  const encoding = length < SHORT ? 'identity' : encodingFor(request.headers['accept-encoding'])
  const headers = { ...HTML, ...encodedAs(encoding), 'cache-control': 'no-store' }
  if (encoding === 'identity') return sendParts(response, status, parts, { ...headers, 'content-length': length })
  sendBytes(response, status, await encode(Buffer.concat(parts, length), encoding, 'reader'), headers)
}

/** One packet of parts: to send those that are kept costs less than to copy them together. */
function sendParts(response: ServerResponse, status: number, parts: Buffer[], headers: Record<string, string | number>): void {
  writeHead(response, status, headers)
  response.cork()
  if (response.req.method !== 'HEAD') for (const part of parts) response.write(part)
  response.end()
}

/** Begins an answer, with the headers that every answer bears; as a flat list, which Node passes on as it is. */
export function writeHead(response: ServerResponse, status: number, headers: Record<string, string | number>): ServerResponse {
  const always = isLetter(response.req.url) ? Object.entries(letterHeaders()).flat() : onEveryAnswer()
  return response.writeHead(status, [...always, ...Object.entries(headers).flat()])
}

const onEveryAnswer = () => once('headers-on-every-answer', () => Object.entries(securityHeaders()).flat())

/** Sends bytes as they are; to a HEAD only what it would have been. */
export function sendBytes(response: ServerResponse, status: number, bytes: Buffer, headers: Record<string, string>): void {
  writeHead(response, status, { ...headers, 'content-length': bytes.length })
  response.end(response.req.method === 'HEAD' ? undefined : bytes)
}

/** Leads on to another address of ours. */
export function sendRedirect({ response }: Exchange, status: number, location: string): void {
  writeHead(response, status, { location, 'cache-control': 'no-store', 'content-length': 0 }).end()
}

/** A document of ours for an answer that is no page; what is missing and what is hidden are the same bytes. */
export async function sendError(exchange: Exchange, status: number, name: ErrorDocument | number = status): Promise<void> {
  if (status >= 500) log('error', 'answered with an error', { status, method: exchange.request.method, reference: referenceOf(exchange) })
  if (exchange.response.headersSent) exchange.response.destroy()
  else await sendHtml(exchange, status, [fill(errorDocument(name), exchange.reader)])
}

/** A word that the page of an error and the line of the log share. */
export function referenceOf({ reader }: Exchange): string {
  reader.reference ??= randomBytes(5).toString('hex').toUpperCase()
  return reader.reference
}

/** The header that names an encoding; none where the bytes are plain. */
export function encodedAs(encoding: Encoding): Record<string, string> {
  return encoding === 'identity' ? {} : { 'content-encoding': encoding }
}
