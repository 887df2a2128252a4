import { NoConnection } from './outage'

const LOCK_NOT_HAD = '55P03'
/** More statements than this are not remembered; ours are some hundreds. */
const MOST = 1000

/** How a statement that was let through has ended. */
export type Pass = { done: () => void; failed: (failure: unknown) => void }

/**
 * While a table is locked, each statement that needs it would keep a connection for as long as it may wait, and soon
 * nobody could read anything. So of a statement that has waited in vain one at a time tries again; the others are
 * refused at once, until one gets through.
 */
export class LockedStatements {
  /** When each may be tried again (ms since 1970). */
  private readonly until = new Map<string, number>()

  constructor(private readonly waitMs: number) {}

  /** Refuses a statement that must wait for its turn. */
  refuse(text: string): void {
    if ((this.until.get(text) ?? 0) > Date.now()) throw Object.assign(new NoConnection('what this needs is locked'), { code: LOCK_NOT_HAD })
  }

  /** Lets a statement pass, or refuses it; where its turn has come, it tries for all. */
  pass(text: string): Pass {
    this.refuse(text)
    if (this.until.has(text)) this.until.set(text, Date.now() + 2 * this.waitMs)
    const done = () => void this.until.delete(text)
    return { done, failed: (failure) => ((failure as { code?: string }).code === LOCK_NOT_HAD ? this.close(text) : done()) }
  }

  private close(text: string): void {
    if (this.until.size < MOST) this.until.set(text, Date.now() + this.waitMs)
  }
}
