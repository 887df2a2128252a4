import type { Viewer } from '@/lib/identity/viewer'
import { once } from '@/lib/platform/process'

const MB = 1024 * 1024

/** Bytes of bodies that this process holds at once: of everybody, of all guests, of one member or one guest's address. */
export const CEILINGS = { all: 64 * MB, guests: 32 * MB, one: 8 * MB }

/** What a body counts for at least, however little of it has come: a held connection costs memory too. */
const LEAST = 16 * 1024

const held = () => once('held-bodies', () => new Map<string, number>())

/** Whose share a body counts against, besides everybody's. */
export function sharesOf(viewer: Viewer, address: string): string[] {
  return viewer.kind === 'guest' ? ['all', 'guests', `guest ${address}`] : ['all', `member ${viewer.id}`]
}

/** The room that one body takes, from its first byte until its answer has gone. */
export class Room {
  private taken = 0
  private given = false

  constructor(private readonly shares: readonly string[]) {}

  /** Makes room for a body of so many bytes so far. Says what is full: the board, or the sender's own share. */
  grow(bytes: number): 'yes' | 'board is full' | 'share is full' {
    const more = Math.max(bytes, LEAST) - this.taken
    const full = this.shares.find((share) => (held().get(share) ?? 0) + more > ceilingOf(share))
    if (full) return full === 'all' || full === 'guests' ? 'board is full' : 'share is full'
    this.add(more)
    return 'yes'
  }

  /** Gives the room back; once. */
  free(): void {
    if (!this.given) this.add(-this.taken)
    this.given = true
  }

  private add(bytes: number): void {
    this.taken += bytes
    for (const share of this.shares) {
      const now = (held().get(share) ?? 0) + bytes
      if (now > 0) held().set(share, now)
      else held().delete(share)
    }
  }
}

/** Bytes of all bodies that are held now. */
export function heldBytes(): number {
  return held().get('all') ?? 0
}

function ceilingOf(share: string): number {
  return share === 'all' || share === 'guests' ? CEILINGS[share] : CEILINGS.one
}
