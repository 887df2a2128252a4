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
  return momentText(at).slice(0, -', 15:00'.length)
}

/** "Sat 8 June 2013, 15:00", in British local time. Built from parts: Intl's own order differs between versions. */
export function momentText(at: Date): string {
  const part = Object.fromEntries(british.formatToParts(at).map(({ type, value }) => [type, value]))
  return `${part.weekday} ${part.day} ${part.month} ${part.year}, ${part.hour}:${part.minute}`
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

/** "18:12, 8 June", for what was written a short while ago. */
export function draftMomentText(at: Date): string {
  const part = Object.fromEntries(british.formatToParts(at).map(({ type, value }) => [type, value]))
  return `${part.hour}:${part.minute}, ${part.day} ${part.month}`
}
