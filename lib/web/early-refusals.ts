import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import type { Duplex } from 'node:stream'
import { log } from '@/lib/platform/log'
import { writeHead } from './replies'
import { securityHeaders } from './security-headers'

const LINES: Record<number, string> = {
  400: 'Bad Request',
  405: 'Method Not Allowed',
  408: 'Request Timeout',
  413: 'Payload Too Large',
  431: 'Request Header Fields Too Large',
}

const STATUSES: Record<string, number> = { HPE_HEADER_OVERFLOW: 431, HPE_CHUNK_EXTENSIONS_OVERFLOW: 413, ERR_HTTP_REQUEST_TIMEOUT: 408 }

/** Answers what never becomes a request of ours, as shortly as it deserves, and with the headers of every answer. */
export function refuseEarly(server: Server): void {
  server.on('clientError', (failure: NodeJS.ErrnoException, socket) => refuse(socket, STATUSES[failure.code ?? ''] ?? 400))
  server.on('connect', (_request, socket) => refuse(socket, 405, { allow: 'GET, HEAD, POST' }))
  server.on('checkExpectation', refuseExpectation)
}

function refuse(socket: Duplex, status: number, more: Record<string, string> = {}): void {
  log('info', 'refused', { status, why: 'not a request' })
  if (!socket.writable || hasBegun(socket)) return void socket.destroy()
  const headers = { ...securityHeaders(), ...more, 'cache-control': 'no-store', connection: 'close', 'content-length': '0' }
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`)
  socket.end(`HTTP/1.1 ${status} ${LINES[status]}\r\n${lines.join('')}\r\n`)
}

/** Whether an answer is under way on the connection: a second one would be read as a part of it. */
function hasBegun(socket: Duplex): boolean {
  const { _httpMessage: answer } = socket as Duplex & { _httpMessage?: ServerResponse } // as Node's own handler asks
  return answer?.headersSent ?? false
}

function refuseExpectation(_request: IncomingMessage, response: ServerResponse): void {
  log('info', 'refused', { status: 417 })
  writeHead(response, 417, { 'cache-control': 'no-store', connection: 'close', 'content-length': 0 }).end()
}
