const HOUR_MS = 3_600_000

const london = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/London',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
})

/**
 * The moment at which British clocks show this day ("2027-06-08") and hour ("18:00"); null where they are none. The hour
 * that comes twice in autumn is the first, the one that spring leaves out the one after it.
 */
export function localMoment(day: string, hour: string): Date | null {
  if (!/^\d{4}-\d\d-\d\d$/.test(day) || !/^([01]\d|2[0-3]):[0-5]\d$/.test(hour)) return null
  const winter = new Date(`${day}T${hour}:00Z`)
  if (Number.isNaN(winter.getTime()) || winter.toISOString().slice(0, 10) !== day) return null
  const summer = new Date(winter.getTime() - HOUR_MS)
  return clockOf(summer) === `${day} ${hour}` ? summer : winter
}

/** A moment as the fields of a form take it, by British clocks. */
export function localFields(at: Date): { day: string; hour: string } {
  const [day = '', hour = ''] = clockOf(at).split(' ')
  return { day, hour }
}

function clockOf(at: Date): string {
  const { year, month, day, hour, minute } = Object.fromEntries(london.formatToParts(at).map(({ type, value }) => [type, value]))
  return `${year}-${month}-${day} ${hour}:${minute}`
}
