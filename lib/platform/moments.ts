import { now } from './clock'

/** The first of these moments that is still to come; null where there is none. */
export function soonest(moments: readonly (Date | null | undefined)[]): Date | null {
  const at = now()
  return moments.reduce<Date | null>((first, moment) => (moment && moment > at && (!first || moment < first) ? moment : first), null)
}
