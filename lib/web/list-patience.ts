import type { Document } from './document'

/** The lists over many boards are dropped at most this often. */
const PATIENCE_MS = 1000

/**
 * On a busy board every post touches the lists. They are dropped at most once a second; until then a
 * member who made one of the changes is given a list that was made after it.
 */
export class ListPatience {
  private lastDrop = 0
  private timer: NodeJS.Timeout | undefined
  /** Members who made a change that kept lists do not show yet, with its number. */
  private readonly waiting = new Map<bigint, number>()

  constructor(private readonly drop: () => void) {}

  /** Takes note of change number `change`, and drops the lists now or within the second. */
  wait(actors: readonly bigint[], change: number): void {
    if (this.timer) {
      for (const actor of actors) this.waiting.set(actor, change)
      return
    }
    const due = this.lastDrop + PATIENCE_MS - Date.now()
    if (due <= 0) {
      this.dropNow()
      return
    }
    for (const actor of actors) this.waiting.set(actor, change)
    this.timer = setTimeout(() => this.dropNow(), due)
    this.timer.unref()
  }

  /** Whether a kept page shows this member's own changes. */
  accepts({ tags, since }: Document, memberId: bigint | undefined): boolean {
    const change = memberId !== undefined && tags.includes('lists') ? this.waiting.get(memberId) : undefined
    return change === undefined || since >= change
  }

  private dropNow(): void {
    clearTimeout(this.timer)
    this.timer = undefined
    this.lastDrop = Date.now()
    this.waiting.clear()
    this.drop()
  }
}
