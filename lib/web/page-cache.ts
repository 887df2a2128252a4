import { onChange } from '@/lib/events/changes'
import type { Audience } from '@/lib/identity/viewer'
import { once } from '@/lib/platform/process'
import { askNext } from './inner'
import { etagOf, type Piece, readRendering } from './rendering'
import { fill, isConstantForGuests, type Reader } from './slots'

/** A finished page for one audience, with the bytes that its guests share. */
export type Document = { pieces: Piece[]; madeAt: number; constant: boolean; guests: Map<string, { bytes: Buffer; etag: string }> }
/** What an address turned out to be: a page, a way on, or an error by its status. */
export type Found = { kind: 'document'; document: Document } | { kind: 'redirect'; status: number; location: string } | { kind: 'error'; status: number }

/** Safety net behind the announcements: no page is older than this. */
const LIFETIME_MS = 60_000
/** A guard against endless addresses; the bound in bytes comes with tags. */
const MOST_PAGES = 2000

type Cache = { pages: Map<string, Document>; renderings: Map<string, Promise<Found>>; generation: number; deaf: boolean }

const cache = () =>
  once('page-cache', () => {
    const made: Cache = { pages: new Map(), renderings: new Map(), generation: 0, deaf: false }
    onChange(dropAll)
    return made
  })

/** Forgets every page. A rendering that is under way is neither kept nor joined by later readers. */
export function dropAll(): void {
  const it = cache()
  it.generation += 1
  it.pages.clear()
  it.renderings.clear()
}

/** While other nodes cannot be heard nothing is kept: what they change would not be known here. */
export function setDeaf(deaf: boolean): void {
  cache().deaf = deaf
  dropAll()
}

export function findKept(address: string, audience: Audience): Document | undefined {
  const document = cache().pages.get(`${audience} ${address}`)
  return document && Date.now() - document.madeAt < LIFETIME_MS ? document : undefined
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

export function cacheFigures() {
  const { pages, renderings } = cache()
  return { pages: pages.size, renderings: renderings.size }
}

function keepPage(it: Cache, key: string, document: Document): void {
  if (it.pages.size >= MOST_PAGES) it.pages.clear()
  it.pages.set(key, document)
}

async function ask(address: string, audience: Audience): Promise<Found> {
  const madeAt = Date.now()
  const { status, headers, body, word } = await askNext({ path: address, audience })
  if (headers.location && status >= 300 && status < 400) return { kind: 'redirect', status, location: headers.location }
  const html = body.toString()
  if (status !== 200 || html.includes('__next_error__')) return { kind: 'error', status: status === 200 ? 500 : status }
  const pieces = readRendering(html, word)
  return { kind: 'document', document: { pieces, madeAt, constant: isConstantForGuests(pieces), guests: new Map() } }
}
