/**
 * A moment read from a text: at which it can have been, the likelier first, or the sentence that says why it is none.
 * `form`: how it is written; the heads of one text are all written alike.
 */
export type WrittenMoment = { form: string; readings: readonly [Date, ...Date[]]; problem: null } | { form: string; readings: readonly []; problem: string }

type Parts = Partial<Record<'weekday' | 'day' | 'month' | 'year' | 'hour' | 'minute' | 'second' | 'half' | 'zone', string>>
/** `whole`: the half of the day behind an hour without minutes; `behind`: the zone behind a date that comes last. */
type Found = Parts & { whole?: string; behind?: string }

const WEEKDAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday']
const MONTHS = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December']
const HOUR_MS = 3_600_000
const MINUTE_MS = 60_000
const OLDEST = 1970

const WEEKDAY = String.raw`(?:(?<weekday>(?:mon|tue(?:s)?|wed(?:s|nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?)\.?,? ?)?`
const CLOCK = String.raw`(?<hour>\d{1,2})(?:[:.](?<minute>\d{2})(?:[:.](?<second>\d{2})(?:[.,]\d{1,6})?)?(?: ?(?<half>[ap])\.?m\.?)?| ?(?<whole>[ap])\.?m\.?)(?: ?hrs?)?(?: ?(?<zone>BST|GMT|UTC|Z|[+-]\d{2}:?\d{2}))?`
/** Between a date and the time that comes last, and between a time and the date. */
const BETWEEN = '(?:,? (?:at |@ ?|[-–—|·] )?|(?<=\\d)T(?=\\d)|, )'
const BEFORE_DATE = '(?:,? (?:on |[-–—|·] )?|, )'
const YEAR = String.raw`'?(?<year>\d{4}|\d{2})`
const DATES = {
  named: String.raw`(?<day>\d{1,2})(?:st|nd|rd|th)?(?: of)?(?:[-. /]| ?- ?)(?<month>\p{L}{3,9})[.,]?(?:[-. /]|, ?| of )${YEAR}`,
  'month first': String.raw`(?<month>\p{L}{3,9})\.? (?<day>\d{1,2})(?:st|nd|rd|th)?,? (?<year>\d{4})`,
  iso: String.raw`(?<year>\d{4})[-/.](?<month>\d{1,2})[-/.](?<day>\d{1,2})`,
  figures: String.raw`(?<day>\d{1,2})[-/.](?<month>\d{1,2})[-/.]${YEAR}`,
}
const FORMS = [
  ...Object.entries(DATES).map(([form, date]) => ({ form, pattern: new RegExp(`(?<![\\p{L}\\p{N}])${WEEKDAY}${date}${BETWEEN}${CLOCK}$`, 'iu') })),
  ...Object.entries(DATES).map(([form, date]) => ({
    form: `${form}, time first`,
    pattern: new RegExp(`(?<![\\p{L}\\p{N}:.])(?:at )?${CLOCK}${BEFORE_DATE}${WEEKDAY}${date}(?: (?<behind>BST|GMT|UTC))?$`, 'iu'),
  })),
]

const london = new Intl.DateTimeFormat('en-GB', { timeZone: 'Europe/London', dateStyle: 'short', timeStyle: 'medium' })
const utc = new Intl.DateTimeFormat('en-GB', { timeZone: 'UTC', dateStyle: 'short', timeStyle: 'medium' })

/**
 * The moment with which a line ends, and what is before it: "Sat 08-Jun-13 15:00:15" (seconds or the weekday may be missing),
 * "Saturday, 8 June 2013 at 3.00 pm", "08/06/2013 15:00" with the day first, "2013-06-08T15:00", or the time first: "15:00 Sat 8 June
 * 2013", "at 3 pm on 8/6/13". Null where it ends in none.
 * It is as London's clock showed it, unless it names its zone. Years 70 to 99 are 19xx. The hour that comes twice in autumn, and
 * the one that spring leaves out, have two readings, the earlier first.
 */
export function readMomentAtEnd(line: string): { before: string; moment: WrittenMoment } | null {
  const plain = line.replace(/[\u2010\u2011\u2013\u2212]/g, '-') // as long as it was
  for (const { form, pattern } of FORMS) {
    const found = pattern.exec(plain)
    if (!found?.groups) continue
    const { whole, behind, ...parts } = found.groups as Found
    const given = { ...parts, half: parts.half ?? whole, zone: parts.zone ?? behind }
    return { before: line.slice(0, found.index), moment: momentOf(given, given.weekday ? `${form} with a weekday` : form) }
  }
  return null
}

function momentOf(parts: Parts, form: string): WrittenMoment {
  const wrong = (problem: string): WrittenMoment => ({ form, readings: [], problem })
  const [month, year] = [monthOf(parts.month ?? ''), fullYear(parts.year ?? '')]
  if (month === null) return wrong(noMonth(parts))
  if (year < OLDEST) return wrong(`The year ${parts.year} cannot be right.`)
  const time = timeOf(parts)
  if (!time) return wrong(`${timeWords(parts)} is not a time of day.`)
  const clock = new Date(Date.UTC(year, month, Number(parts.day), ...time))
  if (clock.getUTCDate() !== Number(parts.day)) return wrong(`There is no ${Number(parts.day)} ${MONTHS[month]} ${year}.`)
  const problem = weekdayProblem(parts.weekday, clock)
  return problem === null ? { form, readings: readingsOf(clock, parts.zone), problem } : wrong(problem)
}

function monthOf(written: string): number | null {
  if (/^\d+$/.test(written)) return Number(written) >= 1 && Number(written) <= 12 ? Number(written) - 1 : null
  const month = MONTHS.findIndex((name) => isShort(written, name))
  return month < 0 ? null : month
}

function noMonth({ day, month = '' }: Parts): string {
  if (!/^\d+$/.test(month)) return `“${month}” is not a month.`
  return `There is no month ${Number(month)}. The day comes first: ${Number(day)} would be the day.`
}

function timeOf({ hour, minute = '0', second = '0', half }: Parts): [number, number, number] | null {
  const [hours, minutes, seconds] = [Number(hour), Number(minute), Number(second)]
  if (minutes > 59 || seconds > 59 || hours > 23) return null
  if (half === undefined) return [hours, minutes, seconds]
  if (hours < 1 || hours > 12) return null
  return [(hours % 12) + (half.toLowerCase() === 'p' ? 12 : 0), minutes, seconds]
}

function timeWords({ hour, minute, second, half }: Parts): string {
  const figures = [hour, minute, second].filter((part) => part !== undefined).join(':')
  return half ? `${figures} ${half.toLowerCase()}m` : figures
}

function weekdayProblem(written: string | undefined, clock: Date): string | null {
  const weekday = WEEKDAYS[clock.getUTCDay()] ?? ''
  if (written === undefined || weekday.slice(0, 3).toLowerCase() === written.slice(0, 3).toLowerCase()) return null
  return `${clock.getUTCDate()} ${MONTHS[clock.getUTCMonth()]} ${clock.getUTCFullYear()} was a ${weekday}, not “${written}”.`
}

function readingsOf(clock: Date, zone: string | undefined): [Date, ...Date[]] {
  if (zone) return [new Date(clock.getTime() - offsetOf(zone))]
  const summer = new Date(clock.getTime() - HOUR_MS)
  const [isSummer, isWinter] = [summer, clock].map((moment) => london.format(moment) === utc.format(clock))
  if (isSummer === isWinter) return [summer, clock]
  return isWinter ? [clock] : [summer]
}

function offsetOf(zone: string): number {
  if (/^bst$/i.test(zone)) return HOUR_MS
  const [, sign, hours, minutes] = /^([+-])(\d{2}):?(\d{2})$/.exec(zone) ?? []
  return sign === undefined ? 0 : (sign === '-' ? -1 : 1) * (Number(hours) * HOUR_MS + Number(minutes) * MINUTE_MS)
}

function isShort(written: string, name: string): boolean {
  return written.length >= 3 && name.toLowerCase().startsWith(written.toLowerCase())
}

function fullYear(digits: string): number {
  const year = Number(digits)
  if (digits.length === 4) return year
  return year >= 70 ? 1900 + year : 2000 + year
}
