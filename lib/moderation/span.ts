import { z } from 'zod'
import { DAY_MS } from '@/lib/platform/clock'

const HOUR_MS = DAY_MS / 24

/** How long something holds, as a form offers it. */
export const SPANS = {
  morning: 'Until the morning (8:00)',
  '12h': '12 hours',
  '1d': 'A day',
  '3d': 'Three days',
  '7d': 'A week',
  '30d': 'Thirty days',
  '90d': 'Ninety days',
  ever: 'Until a moderator ends it',
} as const

export type Span = keyof typeof SPANS

/** A choice of how long, among those that an act offers. */
export function spanField(offered: readonly Span[]) {
  return z.enum(offered as readonly [Span, ...Span[]], 'Choose how long.')
}

/** The spans an act offers, as the options of a choice. */
export function spanOptions(offered: readonly Span[]): { value: string; label: string }[] {
  return offered.map((value) => ({ value, label: SPANS[value] }))
}

/** When a span that begins now ends; null: not by itself. "The morning" is the next 8:00 in British local time. */
export function endOf(span: Span, now: Date): Date | null {
  if (span === 'ever') return null
  if (span === 'morning') return nextMorning(now)
  const length = Number.parseInt(span, 10) * (span.endsWith('h') ? HOUR_MS : DAY_MS)
  return new Date(now.getTime() + length)
}

const british = new Intl.DateTimeFormat('en-GB', { timeZone: 'Europe/London', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })

function nextMorning(now: Date): Date {
  const next = new Date(now)
  next.setUTCSeconds(0, 0)
  // By the quarter of an hour: on the night when the clocks change a day has 23 or 25 hours.
  next.setUTCMinutes(Math.ceil((next.getUTCMinutes() + 1) / 15) * 15)
  while (british.format(next) !== '08:00') next.setUTCMinutes(next.getUTCMinutes() + 15)
  return next
}
