const HOUR_MS = 3_600_000
const MINUTE_MS = 60_000

const london = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/London',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
})

/** Which of the two hours is meant that the clocks show when they go back. */
export type Turn = 'first' | 'second'

/**
 * The moment at which British clocks show this day ("2027-06-08") and hour ("18:00"); null where they are none. The hour
 * that comes twice in autumn is the first, the one that spring leaves out the one after it.
 */
export function localMoment(day: string, hour: string): Date | null {
  const [first, second] = readingsOf(day, hour)
  return first && showsIt(first, day, hour) ? first : (second ?? null)
}

/** All the moments at which British clocks show this day and hour: two where they go back, none where they go forward; null where these are no day and hour. */
export function localMoments(day: string, hour: string): Date[] | null {
  const readings = readingsOf(day, hour)
  return readings.length === 0 ? null : readings.filter((at) => showsIt(at, day, hour))
}

/** Read as summer time, and as winter time. */
function readingsOf(day: string, hour: string): [] | [Date, Date] {
  if (!/^\d{4}-\d\d-\d\d$/.test(day) || !/^([01]\d|2[0-3]):[0-5]\d$/.test(hour)) return []
  const winter = new Date(`${day}T${hour}:00Z`)
  if (Number.isNaN(winter.getTime()) || winter.toISOString().slice(0, 10) !== day) return []
  return [new Date(winter.getTime() - HOUR_MS), winter]
}

function showsIt(at: Date, day: string, hour: string): boolean {
  return clockOf(at) === `${day} ${hour}`
}

/** A moment as the fields of a form take it, by British clocks. */
export function localFields(at: Date): { day: string; hour: string; turn?: Turn } {
  const [day = '', hour = ''] = clockOf(at).split(' ')
  const [first, second] = localMoments(day, hour) ?? []
  return { day, hour, ...(first && second && { turn: first.getTime() === Math.floor(at.getTime() / MINUTE_MS) * MINUTE_MS ? 'first' : 'second' }) }
}

function clockOf(at: Date): string {
  const { year, month, day, hour, minute } = Object.fromEntries(london.formatToParts(at).map(({ type, value }) => [type, value]))
  return `${year}-${month}-${day} ${hour}:${minute}`
}
