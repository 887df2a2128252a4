import type { Audience, Viewer } from '@/lib/identity/viewer'
import type { Address } from './addresses'
import { type Document, type Found, findKept, guestBytes, render } from './page-cache'
import { type Exchange, sendBytes, sendError, sendHtml, sendRedirect } from './replies'
import { fill } from './slots'

type Shown = { document: Document; audience: Audience }

/** Answers with a document: from memory, or rendered once for its whole audience. */
export async function answerDocument(exchange: Exchange, address: Address): Promise<void> {
  const audiences = audiencesFor(exchange.reader.viewer, address)
  const kept = firstKept(address, audiences)
  if (kept) return sendDocument(exchange, kept)
  for (const audience of audiences) {
    const found = await render(address.canonical, audience, address.kept)
    if (found.kind !== 'error' || found.status !== 404) return sendFound(exchange, found, audience)
  }
  sendError(exchange, 404)
}

/** The audiences to try, the widest first; a list over many boards exists for the public and for members only. */
function audiencesFor(viewer: Viewer, { kind }: Address): Audience[] {
  if (viewer.kind === 'guest') return ['public']
  if (kind === 'list') return ['members']
  return ['public', 'members', ...viewer.staffBoards.map((id) => `staff:${id}` as const)]
}

function firstKept({ canonical, kept }: Address, audiences: Audience[]): Shown | undefined {
  for (const audience of kept ? audiences : []) {
    const document = findKept(canonical, audience)
    if (document) return { document, audience }
  }
  return undefined
}

function sendFound(exchange: Exchange, found: Found, audience: Audience): void {
  if (found.kind === 'document') sendDocument(exchange, { document: found.document, audience })
  else if (found.kind === 'redirect') sendRedirect(exchange, found.status, found.location)
  else sendError(exchange, found.status)
}

function sendDocument(exchange: Exchange, { document, audience }: Shown): void {
  const { request, response, reader } = exchange
  const shared = reader.viewer.kind === 'guest' && audience === 'public' ? guestBytes(document, reader) : null
  if (!shared) {
    sendHtml(exchange, 200, fill(document.pieces, reader))
    return
  }
  const headers = { etag: shared.etag, 'cache-control': 'private, no-cache', vary: 'cookie' }
  if (request.headers['if-none-match'] === shared.etag) response.writeHead(304, headers).end()
  else sendBytes(response, 200, shared.bytes, { ...headers, 'content-type': 'text/html; charset=utf-8' })
}
