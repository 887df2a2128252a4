import { randomUUID } from 'node:crypto'
import { canModerate, isStaff } from '@/lib/identity/policy'
import type { Viewer } from '@/lib/identity/viewer'
import type { SlotValueName } from '@/lib/platform/marks'
import { escapeHtml } from '@/lib/text/escape'
import type { Piece, When } from './rendering'

/** What the front door knows of whoever reads this page. */
export type Reader = { viewer: Viewer; theme: string; address: string; words?: string }

/** The page for one reader: variants chosen, values escaped and put in place. To copy a page costs less than to send hundreds of pieces of it. */
export function fill(pieces: readonly Piece[], reader: Reader): Buffer {
  const chosen: Buffer[] = []
  choose(pieces, reader, chosen)
  return Buffer.concat(chosen)
}

/** Whether a guest's page holds anything that differs at each sending. */
export function isConstantForGuests(pieces: readonly Piece[]): boolean {
  return pieces.every((piece) => {
    if ('bytes' in piece) return true
    if ('value' in piece) return piece.value === 'theme'
    return piece.when.kind !== 'guest' || isConstantForGuests(piece.pieces)
  })
}

function choose(pieces: readonly Piece[], reader: Reader, chosen: Buffer[]): void {
  for (const piece of pieces) {
    if ('bytes' in piece) chosen.push(piece.bytes)
    else if ('value' in piece) chosen.push(Buffer.from(escapeHtml(valueFor(piece.value, reader))))
    else if (isFor(piece.when, reader.viewer)) choose(piece.pieces, reader, chosen)
  }
}

function valueFor(name: SlotValueName, { viewer, theme, words = '' }: Reader): string {
  switch (name) {
    case 'viewer.name':
      return viewer.kind === 'member' ? viewer.name : ''
    case 'viewer.unread':
      return viewer.kind === 'member' ? unreadText(viewer.unread) : ''
    case 'form.key':
      return randomUUID()
    case 'theme':
      return theme
    case 'words':
      return words
  }
}

function isFor({ kind, id }: When, viewer: Viewer): boolean {
  if (viewer.kind === 'guest') return kind === 'guest'
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
