import { DAY_MS, now } from '@/lib/platform/clock'
import { Refusal } from '@/lib/platform/refusal'
import { localMoment } from '@/lib/text/local-moment'

/** How far ahead a thread can be set to close or to open, in days: a petition runs for half a year, a Parliament for five. */
export const FARTHEST_DAYS = 5 * 366

/** A day and an hour of a form, by British clocks, as a moment to come; refused with the field named. */
export function laterMoment(day: string, hour: string, field = 'at'): Date {
  const at = localMoment(day, hour)
  if (!at && localMoment(day, '12:00')) throw refusal(`${field}Hour`, 'Give a time of day, like 18:00.')
  if (!at) throw refusal(field, 'Give a day, like 2027-06-08.')
  if (at <= now()) throw refusal(field, 'That moment is over. Choose one that is still to come.')
  if (at.getTime() - now().getTime() > FARTHEST_DAYS * DAY_MS) throw refusal(field, 'That is more than five years away. Choose an earlier day.')
  return at
}

function refusal(field: string, sentence: string): Refusal {
  return new Refusal('no_such_moment', { [field]: sentence })
}
