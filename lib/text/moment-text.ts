const british = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/London',
  weekday: 'short',
  day: 'numeric',
  month: 'long',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
})

/** "Sat 8 June 2013": the day alone, in British local time. */
export function dayText(at: Date): string {
  const { weekday, day, month, year } = partsOf(at)
  return `${weekday} ${day} ${month} ${year}`
}

/** "Sat 8 June 2013, 15:00", in British local time. */
export function momentText(at: Date): string {
  const { weekday, day, month, year, clock } = partsOf(at)
  return `${weekday} ${day} ${month} ${year}, ${clock}`
}

/** The day that a moment ends, at midnight by British clocks: what closes then closes at the end of it. Null for every other moment. */
export function dayEndedAt(at: Date): string | null {
  return momentText(at).endsWith(', 00:00') ? dayText(new Date(at.getTime() - 1)) : null
}

/** "on Tue 8 June 2027, 18:00", "at the end of Mon 7 June 2027": when something closes. */
export function closingText(at: Date): string {
  const day = dayEndedAt(at)
  return day ? `at the end of ${day}` : `on ${momentText(at)}`
}

/** "18:12" of a moment on the same British day as another, else the moment in full. */
export function clockText(at: Date, besides: Date): string {
  const [day = '', clock = ''] = momentText(at).split(', ')
  return momentText(besides).startsWith(`${day},`) ? clock : momentText(at)
}

/** "18:12": the time alone. */
export function timeText(at: Date): string {
  return partsOf(at).clock
}

/** Built from parts: Intl's own order differs between versions. */
function partsOf(at: Date) {
  const { weekday, day, month, year, hour, minute } = readParts(at)
  return { weekday, day, month, year, clock: `${hour}:${minute}${zoneNeeded(at)}` }
}

const HOUR_MS = 3_600_000

/** Which of two it is where clocks show an hour twice, at the end of summer time; for every other moment nothing. */
function zoneNeeded(at: Date): string {
  if (at.getUTCHours() > 1) return '' // clocks change at one o'clock UTC
  const { hour } = readParts(at)
  if (readParts(new Date(at.getTime() + HOUR_MS)).hour === hour) return ' BST'
  return readParts(new Date(at.getTime() - HOUR_MS)).hour === hour ? ' GMT' : ''
}

function readParts(at: Date): Partial<Record<Intl.DateTimeFormatPartTypes, string>> {
  return Object.fromEntries(british.formatToParts(at).map(({ type, value }) => [type, value]))
}
