import type { IncomingMessage, ServerResponse } from 'node:http'
import { type ErrorDocument, errorDocument } from './error-documents'
import { fill, type Reader } from './slots'

/** A request, its answer, and whoever waits for it. */
export type Exchange = { request: IncomingMessage; response: ServerResponse; reader: Reader }

/** A page filled for one reader: a family shares the tablet, so it is kept nowhere. */
export function sendHtml({ response }: Exchange, status: number, html: string): void {
  sendBytes(response, status, Buffer.from(html), { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' })
}

export function sendBytes(response: ServerResponse, status: number, bytes: Buffer, headers: Record<string, string>): void {
  response.writeHead(status, { ...headers, 'content-length': bytes.length })
  response.end(response.req.method === 'HEAD' ? undefined : bytes)
}

export function sendRedirect({ response }: Exchange, status: number, location: string): void {
  response.writeHead(status, { location, 'cache-control': 'no-store', 'content-length': 0 }).end()
}

/** A document of ours for an answer that is no page; what is missing and what is hidden are the same bytes. */
export function sendError(exchange: Exchange, status: number, name: ErrorDocument | number = status): void {
  if (exchange.response.headersSent) exchange.response.destroy()
  else sendHtml(exchange, status, fill(errorDocument(name), exchange.reader))
}
