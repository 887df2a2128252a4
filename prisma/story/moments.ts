import type { Moment } from './kinds'

const MINUTE_MS = 60_000
const DAY_MS = 1440 * MINUTE_MS

/** When something in the story happened, told from the moment at which the board is filled. */
export function momentOf(at: Moment, filled: number): Date {
  if (typeof at === 'string') return new Date(at)
  if ('minutesAgo' in at) return new Date(filled - at.minutesAgo * MINUTE_MS)
  const day = new Date(filled - at.daysAgo * DAY_MS).toISOString().slice(0, 10)
  return new Date(`${day}T${at.at}:00Z`)
}
