import { randomBytes } from 'node:crypto'
import { canModerate, isStaff } from '@/lib/identity/policy'
import type { Caller, Viewer } from '@/lib/identity/viewer'
import type { SlotValueName } from '@/lib/platform/marks'
import { escapeHtml } from '@/lib/text/render'
import type { Piece } from './rendering'

/** What the front door knows of whoever reads this page. */
export type Reader = { viewer: Viewer; theme: string; address: string; caller: Caller; words?: string }

/** The page for one reader: variants chosen, values escaped and put in place. */
export function fill(pieces: readonly Piece[], reader: Reader): string {
  return pieces
    .map((piece) => {
      if ('html' in piece) return piece.html
      if ('value' in piece) return escapeHtml(valueFor(piece.value, reader))
      return isFor(piece.when, reader.viewer) ? fill(piece.pieces, reader) : ''
    })
    .join('')
}

/** Whether a guest's page holds anything that differs at each sending. */
export function isConstantForGuests(pieces: readonly Piece[]): boolean {
  return pieces.every((piece) => {
    if ('html' in piece) return true
    if ('value' in piece) return piece.value === 'theme'
    return piece.when !== 'guest' || isConstantForGuests(piece.pieces)
  })
}

function valueFor(name: SlotValueName, { viewer, theme, words = '' }: Reader): string {
  switch (name) {
    case 'viewer.name':
      return viewer.kind === 'member' ? viewer.name : ''
    case 'form.key':
      return randomBytes(18).toString('base64url')
    case 'theme':
      return theme
    case 'words':
      return words
  }
}

function isFor(when: string, viewer: Viewer): boolean {
  if (when === 'guest') return viewer.kind === 'guest'
  if (when === 'member') return viewer.kind === 'member'
  if (when === 'staff') return isStaff(viewer)
  const [kind, id = '0'] = when.split(':')
  if (kind === 'moderator') return canModerate(viewer, BigInt(id)) === 'yes'
  if (kind === 'not-moderator') return viewer.kind === 'member' && canModerate(viewer, BigInt(id)) !== 'yes'
  return kind === 'name' && viewer.kind === 'member' && viewer.nameId === BigInt(id)
}
