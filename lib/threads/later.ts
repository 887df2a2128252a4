import { DAY_MS, now } from '@/lib/platform/clock'
import { Refusal } from '@/lib/platform/refusal'
import { localMoment, localMoments } from '@/lib/text/local-moment'

/** How far ahead a thread can be set to close or to open, in days: a petition runs for half a year, a Parliament for five. */
export const FARTHEST_DAYS = 5 * 366

/** What a form says of a moment. `turn`: which of two, where clocks show the hour twice. */
type GivenMoment = { day?: string; hour?: string; turn?: string }

/** A day and an hour of a form, by British clocks, as a moment to come; refused with the field named. */
export function laterMoment(given: GivenMoment, field = 'at'): Date {
  const at = momentOf(given, field)
  if (at <= now()) throw refusal(field, 'That moment is over. Choose one that is still to come.')
  if (at.getTime() - now().getTime() > FARTHEST_DAYS * DAY_MS) throw refusal(field, 'That is more than five years away. Choose an earlier day.')
  return at
}

function momentOf({ day = '', hour = '', turn }: GivenMoment, field: string): Date {
  const moments = localMoments(day, hour)
  if (!moments && localMoment(day, '12:00')) throw refusal(`${field}Hour`, 'Give a time of day, like 18:00.')
  if (!moments) throw refusal(field, 'Give a day, like 2027-06-08.')
  const [first, second] = moments
  if (!first) throw refusal(`${field}Hour`, `There is no ${hour} on that day: the clocks go forward from 01:00 to 02:00. Give another time.`)
  if (!second) return first
  if (turn !== 'first' && turn !== 'second')
    throw refusal(`${field}Turn`, `The clocks show ${hour} twice on that day, because they go back from 02:00 to 01:00. Choose which of the two you mean.`)
  return turn === 'first' ? first : second
}

function refusal(field: string, sentence: string): Refusal {
  return new Refusal('no_such_moment', { [field]: sentence })
}
