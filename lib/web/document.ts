import type { Tag } from '@/lib/platform/tags'
import { type Encoding, encode } from './encodings'
import { etagOf, type Rendering } from './rendering'
import { fill, isConstantForGuests, type Reader } from './slots'

/** A finished page for one audience, with the bytes that its guests share. */
export type Document = {
  rendering: Rendering
  tags: readonly Tag[]
  /** Its length as it came from the rendering, in bytes. */
  length: number
  madeAt: number
  /** The number of the last change that was known when its rendering began. */
  since: number
  constant: boolean
  guests: Map<string, GuestCopy>
}

type GuestCopy = { etag: string; encoded: Map<Encoding, Promise<Buffer>> }

export type Sent = { bytes: Buffer; etag: string }

export function makeDocument(rendering: Rendering, given: { length: number; madeAt: number; since: number }): Document {
  const tags = rendering.tags.length > 0 ? rendering.tags : (['site'] as const) // a page that names no tags is dropped by every change
  return { rendering, tags, ...given, constant: isConstantForGuests(rendering.pieces), guests: new Map() }
}

/** The bytes that every guest with this theme gets, filled and compressed once; null where each sending differs. */
export async function bytesForGuests(document: Document, reader: Reader, encoding: Encoding): Promise<Sent | null> {
  if (!document.constant) return null
  const copy = document.guests.get(reader.theme) ?? makeCopy(document, reader)
  const bytes = copy.encoded.get(encoding) ?? encodeFrom(copy, encoding)
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
  return copy
}

function encodeFrom(copy: GuestCopy, encoding: Encoding): Promise<Buffer> {
  const encoded = Promise.resolve(copy.encoded.get('identity')).then((bytes) => encode(bytes ?? Buffer.alloc(0), encoding, 'page'))
  copy.encoded.set(encoding, encoded)
  return encoded
}
