const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS
const DAY_MS = 24 * HOUR_MS

/** "10 minutes ago", for a moment of the last day; a moment that is still to come is the fault of a clock. */
export function agoWords(at: number, now: number): string {
  const passed = now - at
  if (passed >= DAY_MS) return ''
  return passed < MINUTE_MS ? 'just now' : `${spanWords(passed)} ago`
}

/** "in 3 hours", for a moment of the next day. */
export function untilWords(at: number, now: number): string {
  const left = at - now
  if (left >= DAY_MS || left <= 0) return ''
  return left < MINUTE_MS ? 'in a moment' : `in ${spanWords(left)}`
}

function spanWords(ms: number): string {
  return ms < HOUR_MS ? counted(Math.floor(ms / MINUTE_MS), 'minute') : counted(Math.floor(ms / HOUR_MS), 'hour')
}

function counted(count: number, unit: string): string {
  return `${count} ${unit}${count === 1 ? '' : 's'}`
}
