import type { Tag } from '@/lib/platform/tags'
import { type Encoding, encode } from './encodings'
import { etagOf, type Piece, type Rendering, type When } from './rendering'
import { type Chosen, choose, conditionsOf, fill, fillIn, isConstantForGuests, joined, kindOfReader, type Reader } from './slots'

/** A finished page for one audience, with the bytes that its guests share. */
export type Document = {
  rendering: Rendering
  tags: readonly Tag[]
  /** How much memory it takes with all its copies, in bytes. */
  held: number
  /** Called with each copy that is made of it, so that the cache can count it. */
  onGrow: (bytes: number) => void
  madeAt: number
  /** The number of the last change that was known when its rendering began. */
  since: number
  constant: boolean
  guests: Map<string, GuestCopy>
  conditions: When[]
  /** Who asked last, and the page as readers of the kind that asked twice running get it. */
  lastKind: string
  chosen: { kind: string; parts: Chosen } | null
}

type GuestCopy = { etag: string; encoded: Map<Encoding, Promise<Buffer>> }

type Sent = { bytes: Buffer; etag: string }

export function makeDocument(rendering: Rendering, given: { madeAt: number; since: number }): Document {
  const tags = rendering.tags.length > 0 ? rendering.tags : (['site'] as const) // a page that names no tags is dropped by every change
  const conditions = conditionsOf(rendering.pieces)
  const held = sizeOf(rendering.pieces)
  const none = { guests: new Map(), lastKind: '', chosen: null, held, onGrow: () => undefined }
  return { rendering, tags, ...given, constant: isConstantForGuests(rendering.pieces), conditions, ...none }
}

/** What an object and its place in a list cost, about, besides the bytes that it leads to. */
const OBJECT_BYTES = 160

function sizeOf(pieces: readonly Piece[]): number {
  return pieces.reduce((sum, piece) => sum + OBJECT_BYTES + ('bytes' in piece ? piece.bytes.length : 'when' in piece ? sizeOf(piece.pieces) : 0), 0)
}

function grow(document: Document, bytes: number): void {
  document.held += bytes
  document.onGrow(bytes)
}

/**
 * The bytes for one reader. Most who read a page get the same variants of it, so these are kept for the kind of reader
 * that asks twice running; a reader with posts of their own in it does not push the others out by one look.
 */
export function bytesForReader(document: Document, reader: Reader): Buffer[] {
  const kind = kindOfReader(document.conditions, reader.viewer)
  if (document.chosen?.kind === kind) return fillIn(document.chosen.parts, reader)
  const parts = choose(document.rendering.pieces, reader.viewer)
  if (document.lastKind === kind) choosePart(document, kind, parts)
  document.lastKind = kind
  return [Buffer.concat(fillIn(parts, reader))] // to copy a page costs less than to send its hundreds of pieces
}

function choosePart(document: Document, kind: string, parts: Chosen): void {
  const before = document.chosen ? lengthOf(document.chosen.parts) : 0
  document.chosen = { kind, parts: joined(parts) }
  grow(document, lengthOf(document.chosen.parts) - before)
}

function lengthOf(parts: Chosen): number {
  return parts.reduce((sum, part) => sum + OBJECT_BYTES + part.length, 0)
}

/** The bytes that every guest with this theme gets, filled and compressed once; null where each sending differs. */
export async function bytesForGuests(document: Document, reader: Reader, encoding: Encoding): Promise<Sent | null> {
  if (!document.constant) return null
  const copy = document.guests.get(reader.theme) ?? makeCopy(document, reader)
  const bytes = copy.encoded.get(encoding) ?? encodeFrom(document, copy, encoding)
  return { bytes: await bytes, etag: copy.etag }
}

/** Whether a page is still true at this moment: not too old, and nothing in it has run out. */
export function isFresh({ madeAt, rendering }: Document, at: number, lifetimeMs: number): boolean {
  return at - madeAt < lifetimeMs && (rendering.until === null || at < rendering.until)
}

function makeCopy(document: Document, reader: Reader): GuestCopy {
  const identity = fill(document.rendering.pieces, reader)
  const copy: GuestCopy = { etag: etagOf(identity), encoded: new Map([['identity', Promise.resolve(identity)]]) }
  document.guests.set(reader.theme, copy)
  grow(document, identity.length + OBJECT_BYTES)
  return copy
}

function encodeFrom(document: Document, copy: GuestCopy, encoding: Encoding): Promise<Buffer> {
  const encoded = Promise.resolve(copy.encoded.get('identity'))
    .then((bytes) => encode(bytes ?? Buffer.alloc(0), encoding, 'page'))
    .then((bytes) => {
      grow(document, bytes.length + OBJECT_BYTES)
      return bytes
    })
  copy.encoded.set(encoding, encoded)
  return encoded
}
