import { readObject, type Shelf, tryToSet } from './shelves'

const KEY = 'sent'
/** A page that comes later than this is not the answer to the form. */
const LONGEST_WAIT_MS = 120_000

/** A page as it was reached: its path, and whether through a redirect. */
export type Arrival = { path: string; redirected: boolean; now: number }

/** Remembers, in this tab, that the form of this address was sent. */
export function noteSent(on: Shelf, path: string, now: number): void {
  tryToSet(on, KEY, JSON.stringify({ path, at: now }))
}

/**
 * The address of the form whose sending was a success: we were led on to another page (303). A refusal
 * comes back under the form's own address, and after a lost connection nobody leads anywhere.
 */
export function takeSuccess(on: Shelf, { path, redirected, now }: Arrival): string | null {
  const sent = readObject(on, KEY)
  on.removeItem(KEY)
  if (typeof sent?.path !== 'string' || typeof sent.at !== 'number') return null
  return redirected && path !== sent.path && now - sent.at < LONGEST_WAIT_MS ? sent.path : null
}
