import type { Audience, Viewer } from '@/lib/identity/viewer'
import type { Address } from './addresses'
import { answerOutage } from './answer-outage'
import { bytesForGuests, bytesForReader, type Document } from './document'
import { encodingFor } from './encodings'
import { findKept } from './page-cache'
import { type Found, renderDocument } from './render-document'
import { type Exchange, encodedAs, HTML, sendBytes, sendError, sendHtml, sendRedirect, writeHead } from './replies'

type Shown = { document: Document; audience: Audience }

type Answer = Exclude<Found, { kind: 'document' }> | ({ kind: 'document' } & Shown)

/** Answers with a document: from memory, or rendered once for its whole audience. */
export async function answerDocument(exchange: Exchange, address: Address): Promise<void> {
  return send(exchange, await find(exchange.reader.viewer, address))
}

/** Leads from another spelling of its address to where a document is read: in one hop, also where that is another address. */
export async function leadToDocument(exchange: Exchange, address: Address, search: string): Promise<void> {
  const found = await find(exchange.reader.viewer, address)
  if (found.kind === 'document' && found.document.rendering.status === 200) sendRedirect(exchange, 308, `${address.path}${search}`)
  else await send(exchange, found)
}

async function find(viewer: Viewer, address: Address): Promise<Answer> {
  const audiences = audiencesFor(viewer, address)
  const kept = firstKept(address, audiences, viewer)
  if (kept) return { kind: 'document', ...kept }
  for (const audience of audiences) {
    const found = await renderDocument(address.canonical, audience, address.kept)
    if (found.kind !== 'error' || found.status !== 404) return found.kind === 'document' ? { ...found, audience } : found
  }
  return { kind: 'error', status: 404 }
}

/** The audiences to try, the widest first; a list over many boards exists for the public and for members only. */
function audiencesFor(viewer: Viewer, { kind }: Address): Audience[] {
  if (viewer.kind === 'guest') return ['public']
  if (kind === 'list') return ['members']
  return ['public', 'members', ...viewer.staffBoards.map((id) => `staff:${id}` as const)]
}

function firstKept({ canonical, kept }: Address, audiences: Audience[], viewer: Viewer): Shown | undefined {
  for (const audience of kept ? audiences : []) {
    const document = findKept(canonical, audience, viewer.kind === 'member' ? viewer.id : undefined)
    if (document) return { document, audience }
  }
  return undefined
}

async function send(exchange: Exchange, found: Answer): Promise<void> {
  if (found.kind === 'document') await sendDocument(exchange, found)
  else if (found.kind === 'redirect') sendRedirect(exchange, found.status, found.location)
  else if (found.outage) await answerOutage(exchange, found.outage)
  else await sendError(exchange, found.status)
}

async function sendDocument(exchange: Exchange, { document, audience }: Shown): Promise<void> {
  const { request, response, reader } = exchange
  const encoding = encodingFor(request.headers['accept-encoding'])
  const shared = reader.viewer.kind === 'guest' && audience === 'public' ? await bytesForGuests(document, reader, encoding) : null
  const { status } = document.rendering
  if (!shared) return sendHtml(exchange, status, bytesForReader(document, reader))
  const headers = { etag: shared.etag, 'cache-control': 'private, no-cache', vary: 'cookie, accept-encoding' }
  if (status === 200 && request.headers['if-none-match'] === shared.etag) writeHead(response, 304, headers).end()
  else sendBytes(response, status, shared.bytes, { ...headers, ...HTML, ...encodedAs(encoding) })
}
