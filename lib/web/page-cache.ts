import { onChange } from '@/lib/events/changes'
import type { Audience } from '@/lib/identity/viewer'
import { once } from '@/lib/platform/process'
import { askNext } from './inner'
import { etagOf, isErrorShell, type Piece, readRendering } from './rendering'
import { fill, isConstantForGuests, type Reader } from './slots'

/** A finished page for one audience, with the bytes that its guests share. */
export type Document = { pieces: Piece[]; bytes: number; madeAt: number; constant: boolean; guests: Map<string, { bytes: Buffer; etag: string }> }
/** What an address turned out to be: a page, a way on, or an error by its status. */
export type Found = { kind: 'document'; document: Document } | { kind: 'redirect'; status: number; location: string } | { kind: 'error'; status: number }

/** Safety net behind the announcements: no page is older than this. */
const LIFETIME_MS = 60_000
/** How many bytes of pages are kept; the ones not asked for longest go first. */
const MOST_BYTES = 128 * 1024 * 1024
/** A page larger than this is made anew each time. */
const LARGEST_PAGE = 1024 * 1024

/** A kept page is held as its pieces and as the bytes that guests share. */
const COPIES = 2

type Cache = { pages: Map<string, Document>; bytes: number; renderings: Map<string, Promise<Found>>; generation: number; deaf: boolean }

const cache = () =>
  once('page-cache', () => {
    const made: Cache = { pages: new Map(), bytes: 0, renderings: new Map(), generation: 0, deaf: false }
    onChange(dropAll)
    return made
  })

/** Forgets every page. A rendering that is under way is neither kept nor joined by later readers. */
export function dropAll(): void {
  const it = cache()
  it.generation += 1
  it.pages.clear()
  it.bytes = 0
  it.renderings.clear()
}

/** While other nodes cannot be heard nothing is kept: what they change would not be known here. */
export function setDeaf(deaf: boolean): void {
  cache().deaf = deaf
  dropAll()
}

/** A kept page, if there is one that is not too old. */
export function findKept(address: string, audience: Audience): Document | undefined {
  const it = cache()
  const key = `${audience} ${address}`
  const document = it.pages.get(key)
  if (!document) return undefined
  letGo(it, key)
  if (Date.now() - document.madeAt >= LIFETIME_MS) return undefined
  keepPage(it, key, document) // back in at the end: the map's order is that of use
  return document
}

/** Renders a document, or joins the rendering of it that is under way. */
export function render(address: string, audience: Audience, keep: boolean): Promise<Found> {
  const it = cache()
  const key = `${audience} ${address}`
  const underWay = it.renderings.get(key)
  if (underWay) return underWay
  const { generation } = it
  const rendering = ask(address, audience)
    .then((found) => {
      if (keep && found.kind === 'document' && generation === it.generation && !it.deaf) keepPage(it, key, found.document)
      return found
    })
    .finally(() => {
      if (it.renderings.get(key) === rendering) it.renderings.delete(key)
    })
  it.renderings.set(key, rendering)
  return rendering
}

/** The bytes that every guest with this theme gets, made once. */
export function guestBytes(document: Document, reader: Reader): { bytes: Buffer; etag: string } | null {
  if (!document.constant) return null
  const kept = document.guests.get(reader.theme)
  if (kept) return kept
  const bytes = Buffer.from(fill(document.pieces, reader))
  const made = { bytes, etag: etagOf(bytes) }
  document.guests.set(reader.theme, made)
  return made
}

/** What the cache holds, for the operator. */
export function cacheFigures() {
  const { pages, bytes, renderings } = cache()
  return { pages: pages.size, bytes, renderings: renderings.size }
}

function keepPage(it: Cache, key: string, document: Document): void {
  if (document.bytes > LARGEST_PAGE) return
  letGo(it, key)
  it.pages.set(key, document)
  it.bytes += document.bytes
  for (const oldest of it.pages.keys()) {
    if (it.bytes <= MOST_BYTES) break
    letGo(it, oldest)
  }
}

function letGo(it: Cache, key: string): void {
  it.bytes -= it.pages.get(key)?.bytes ?? 0
  it.pages.delete(key)
}

async function ask(address: string, audience: Audience): Promise<Found> {
  const madeAt = Date.now()
  const { status, headers, body, word } = await askNext({ path: address, audience })
  if (headers.location && status >= 300 && status < 400) return { kind: 'redirect', status, location: headers.location }
  const html = body.toString()
  if (status !== 200 || isErrorShell(html)) return { kind: 'error', status: status === 200 ? 500 : status }
  const pieces = readRendering(html, word)
  return { kind: 'document', document: { pieces, bytes: body.length * COPIES, madeAt, constant: isConstantForGuests(pieces), guests: new Map() } }
}
