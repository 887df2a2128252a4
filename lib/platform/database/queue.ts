import { workUnderWay } from './work'

/** What waits for a connection, counted by pages and jobs: one that asks several statements at once takes one place. */
export class Queue {
  /** How many statements of each wait. */
  private readonly waiting = new Map<object, number>()

  get length(): number {
    return this.waiting.size
  }

  /** Lets a statement of the work under way wait, and gives what to call when it no longer does; undefined where `most` wait already. */
  enter(most: number): (() => void) | undefined {
    const work = workUnderWay()
    const before = this.waiting.get(work) ?? 0
    if (before === 0 && this.waiting.size >= most) return undefined
    this.waiting.set(work, before + 1)
    return () => this.leave(work)
  }

  private leave(work: object): void {
    const left = (this.waiting.get(work) ?? 0) - 1
    if (left > 0) this.waiting.set(work, left)
    else this.waiting.delete(work)
  }
}
