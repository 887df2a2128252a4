/** A moment read from a text, or the sentence that says why it is none. */
export type BritishTime = { at: Date; problem: null } | { at: null; problem: string }

const SHAPE = /^(\p{L}{3,9}) (\d{1,2})-(\p{L}{3,9})-(\d{2}|\d{4}) (\d{1,2}):(\d{2})(?::(\d{2}))?$/u
const WEEKDAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday']
const MONTHS = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December']
const HOUR_MS = 3_600_000

const london = new Intl.DateTimeFormat('en-GB', { timeZone: 'Europe/London', dateStyle: 'short', timeStyle: 'medium' })
const utc = new Intl.DateTimeFormat('en-GB', { timeZone: 'UTC', dateStyle: 'short', timeStyle: 'medium' })

/**
 * Reads "Sat 08-Jun-13 15:00:15" (seconds may be missing, the year may have four digits) as London's clock showed it.
 * Years 70 to 99 are 19xx. The hour that comes twice in autumn is read as the first, the one that spring leaves out
 * as if summer time had begun already: in both cases the earlier of the two readings.
 */
export function readBritishTime(text: string): BritishTime {
  const [, weekday = '', day, monthName = '', year = '', hour, minute, second = '0'] = SHAPE.exec(text) ?? []
  const month = MONTHS.findIndex((name) => isShort(monthName, name))
  if (weekday === '') return problem(`“${text}” is not a time like “Sat 08-Jun-13 15:00:15”.`)
  if (month < 0) return problem(`“${monthName}” is not a month.`)
  if (Number(hour) > 23 || Number(minute) > 59 || Number(second) > 59) return problem(`${hour}:${minute}:${second} is not a time of day.`)
  const clock = new Date(Date.UTC(fullYear(year), month, Number(day), Number(hour), Number(minute), Number(second)))
  if (clock.getUTCDate() !== Number(day)) return problem(`There is no ${Number(day)} ${MONTHS[month]} ${fullYear(year)}.`)
  return checkWeekday(weekday, clock) ?? { at: londonToUtc(clock), problem: null }
}

function checkWeekday(written: string, clock: Date): BritishTime | null {
  const weekday = WEEKDAYS[clock.getUTCDay()] ?? ''
  if (isShort(written, weekday)) return null
  const date = `${clock.getUTCDate()} ${MONTHS[clock.getUTCMonth()]} ${clock.getUTCFullYear()}`
  return problem(`${date} was a ${weekday}, not “${written}”.`)
}

function londonToUtc(clock: Date): Date {
  const summer = new Date(clock.getTime() - HOUR_MS)
  const isSummer = london.format(summer) === utc.format(clock)
  return !isSummer && london.format(clock) === utc.format(clock) ? clock : summer
}

function isShort(written: string, name: string): boolean {
  return written.length >= 3 && name.toLowerCase().startsWith(written.toLowerCase())
}

function fullYear(digits: string): number {
  const year = Number(digits)
  if (digits.length === 4) return year
  return year >= 70 ? 1900 + year : 2000 + year
}

function problem(words: string): BritishTime {
  return { at: null, problem: words }
}
