import { randomUUID } from 'node:crypto'
import { canModerate, isStaff } from '@/lib/identity/policy'
import type { Viewer } from '@/lib/identity/viewer'
import type { SlotValueName } from '@/lib/platform/marks'
import { escapeHtml } from '@/lib/text/escape'
import { memberPath } from '@/lib/urls'
import { madeFor } from './made-for'
import type { Piece, When } from './rendering'

/** What the front door knows of the reader of this page. */
export type Reader = {
  viewer: Viewer
  theme: string
  address: string
  /** What was typed and could not be taken, escaped for the text of an element. */
  words?: Buffer
  /** What was searched for, and for how long it cannot be, in words. */
  asked?: string
  wait?: string
  /** The moment of a page that was kept, and what to name to the operator. */
  asOf?: string
  reference?: string
}

/** A page as all readers of one kind get it, values still to be filled in. */
export type Chosen = (Buffer | SlotValueName)[]

/** The page for one reader, in one piece. */
export function fill(pieces: readonly Piece[], reader: Reader): Buffer {
  return Buffer.concat(fillIn(choose(pieces, reader.viewer), reader))
}

/** The variants of a page that are for this viewer, in their order. */
export function choose(pieces: readonly Piece[], viewer: Viewer, chosen: Chosen = []): Chosen {
  for (const piece of pieces) {
    if ('bytes' in piece) chosen.push(piece.bytes)
    else if ('value' in piece) chosen.push(piece.value)
    else if (isFor(piece.when, viewer)) choose(piece.pieces, viewer, chosen)
  }
  return chosen
}

/** Values escaped and put in place. */
export function fillIn(chosen: Chosen, reader: Reader): Buffer[] {
  return chosen.map((part) => (typeof part === 'string' ? valueBytes(part, reader) : part))
}

/** The same in as few parts as can be, in memory of its own. */
export function joined(chosen: Chosen): Chosen {
  const parts: Chosen = []
  let run: Buffer[] = []
  for (const part of [...chosen, null]) {
    if (part instanceof Buffer) run.push(part)
    else {
      parts.push(Buffer.concat(run), ...(part === null ? [] : [part]))
      run = []
    }
  }
  return parts
}

/** All conditions of a page, each once. */
export function conditionsOf(pieces: readonly Piece[], found = new Map<string, When>()): When[] {
  for (const piece of pieces) {
    if (!('when' in piece)) continue
    found.set(`${piece.when.kind}:${piece.when.id}`, piece.when)
    conditionsOf(piece.pieces, found)
  }
  return [...found.values()]
}

/** Which of these conditions a viewer meets, as a word: with equal words, the same variants are chosen. */
export function kindOfReader(conditions: readonly When[], viewer: Viewer): string {
  return conditions.map((when) => (isFor(when, viewer) ? 1 : 0)).join('')
}

/** Whether a guest's page holds anything that differs at each sending. */
export function isConstantForGuests(pieces: readonly Piece[]): boolean {
  return pieces.every((piece) => {
    if ('bytes' in piece) return true
    if ('value' in piece) return piece.value === 'theme' || piece.value === 'form.for'
    return piece.when.kind !== 'guest' || isConstantForGuests(piece.pieces)
  })
}

function valueBytes(name: SlotValueName, reader: Reader): Buffer {
  return name === 'words' ? (reader.words ?? Buffer.alloc(0)) : Buffer.from(escapeHtml(valueFor(name, reader)))
}

function valueFor(name: Exclude<SlotValueName, 'words'>, { viewer, theme, asked = '', wait = 'a minute', asOf = '', reference = '' }: Reader): string {
  switch (name) {
    case 'viewer.name':
      return viewer.kind === 'member' ? viewer.name : ''
    case 'viewer.page':
      return viewer.kind === 'member' ? memberPath(viewer.name) : ''
    case 'viewer.unread':
      return viewer.kind === 'member' ? unreadText(viewer.unread) : ''
    case 'form.key':
      return randomUUID()
    case 'form.for':
      return madeFor(viewer)
    case 'theme':
      return theme
    case 'asked':
      return asked
    case 'wait':
      return wait
    case 'as-of':
      return asOf
    case 'reference':
      return reference
  }
}

function isFor({ kind, id }: When, viewer: Viewer): boolean {
  if (viewer.kind === 'guest') return kind === 'guest' || (kind === 'as-of' && viewer.asOf === true)
  switch (kind) {
    case 'member':
      return true
    case 'unread':
      return viewer.unread > 0
    case 'staff':
      return isStaff(viewer)
    case 'admin':
      return viewer.isAdmin
    case 'moderator':
      return canModerate(viewer, id) === 'yes'
    case 'not-moderator':
      return canModerate(viewer, id) !== 'yes'
    case 'not-name':
      return viewer.nameId !== id
    default:
      return kind === 'name' && viewer.nameId === id
  }
}

function unreadText(unread: number): string {
  return unread > 99 ? '99+' : String(unread)
}
