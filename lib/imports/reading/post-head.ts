import { plainLine } from '@/lib/text/invisible'
import { readMomentAtEnd, type WrittenMoment } from './british-time'
import { readsAsSentence } from './sentence'

/**
 * The line that opens a post: who wrote, under which staff mark if any, and when. `form`: how it is written. `isSentence`: it rather
 * is a sentence of a post that ends in a date.
 */
export type PostHead = { name: string; staff: string | null; moment: WrittenMoment; form: string; isSentence: boolean }

const LONGEST_LINE = 160
const QUOTED = /^\s*(?:[>|»]|&gt;)/
const SEPARATOR = /(?:[,:]|\s[-–—|·•»])?\s*$/u
const BY = /^(?:posted |written )?by (.+?),?(?: on)?$/i
const WROTE = /^(.+?) (?:wrote|said|posted|replied)(?: on| at)?$/i
const STAFF_MARK = /^(.+?) ?\(((?:\p{L}{0,8}HQ)|admin|administrator|moderator|mod|staff)\)$/iu
const MISSPELT = /(?<=\S) [(]?(\p{L}{2,7}day)[.,]?$/iu
/** A date at the end of a line, with or without a time, in whatever form, with little behind it. */
const DATED =
  /(?:\d{1,4}(?:st|nd|rd|th)?(?: of)?[-/. ](?:\d{1,2}|\p{L}{3,9})(?: of)?[-/., ]{1,2}'?\d{2,4}|\p{L}{3,9}\.? \d{1,2}(?:st|nd|rd|th)?,? \d{4})(?:,? ?(?:at |@ ?|T|[-–—|·] )?\d{1,2}(?:[:.h]\d{1,2}){0,2}(?: ?[ap]\.?m\.?)?)?(?:[)\]]|\b)(?: ?(?:[([][^()[\]]{0,30}[)\]]|#?[\p{L}\d]{1,12}))?$/iu
const TIME = String.raw`\d{1,2}(?:[:.h]\d{2}(?:[:.]\d{2})?(?: ?[ap]\.?m\.?)?| ?[ap]\.?m\.?)(?: ?(?:BST|GMT|UTC|Z|hrs?))?`
const MONTH = String.raw`(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\p{L}*`
const DAY = String.raw`(?:\p{L}{3,9}[.,]{0,2} )?(?:\d{1,2}(?:st|nd|rd|th)?(?: of)?[-. /]${MONTH}|${MONTH}\.? \d{1,2}(?:st|nd|rd|th)?|\d{1,2}[-/.]\d{1,2})`
/** A day and a time without a year, in either order. */
const YEARLESS = new RegExp(String.raw`(?<=\S\s)(?:${DAY}(?:,? (?:at |@ ?|[-–—|·] )?|T)${TIME}|(?:at )?${TIME},? (?:on |of |[-–—|·] )?${DAY})$`, 'iu')
/** What may be meant as a time, before a date. */
const TIME_LIKE = /(?:(?:\s|^)at)?\s+\d{1,2}(?:[:.h]\d{1,2}){1,2}(?: ?\p{L}\.?m\.?)?(?: ?(?:BST|GMT|UTC|Z|hrs?))?(?:,?\s+(?:on|of))?[,\s]*(?:[-–—|·]\s+)?$/iu
const WEEKDAY_LIKE = /\s(?:mon|tue|wed|thu|fri|sat|sun|\p{L}{2,6}day)\p{L}*[.,]{0,2}\s*$/iu
const RELATIVE = /(?:\b(?:today|yesterday),?(?: at)? \d{1,2}[:.]\d{2}(?: ?[ap]m)?|\d+ (?:minutes?|hours?|days?|weeks?|months?|years?) ago)$/i

/** Reads "NAME (MARK) Sat 08-Jun-13 15:00:15", with the moment in any form; null for any other line. A date that cannot be is in its `problem`. */
export function readPostHead(line: string): PostHead | null {
  if (line.length > LONGEST_LINE || QUOTED.test(line)) return null
  const found = readMomentAtEnd(plainLine(line))
  const before = found?.before.replace(SEPARATOR, '')
  return found && before ? headOf(before, found.moment) : null
}

function headOf(before: string, moment: WrittenMoment): PostHead {
  const [, day] = MISSPELT.exec(before) ?? []
  const who = writerIn(before.replace(MISSPELT, '').replace(SEPARATOR, ''))
  const [, name = who, staff = null] = STAFF_MARK.exec(who) ?? []
  return { name, staff, moment: day ? withoutDay(day, moment) : moment, form: moment.form, isSentence: readsAsSentence(who) }
}

function writerIn(before: string): string {
  return (BY.exec(before) ?? WROTE.exec(before))?.[1] ?? before
}

/** A weekday that is misspelt would else be the last word of a name. */
function withoutDay(day: string, { form }: WrittenMoment): WrittenMoment {
  return { form, readings: [], problem: `“${day}” is not a day of the week.` }
}

/** Whether a line is perhaps the head of a post in a form not known here: short, not a sentence, and it ends in some date. */
export function isAlmostHead(line: string): boolean {
  if (line.length > LONGEST_LINE || QUOTED.test(line)) return false
  const text = plainLine(line)
  const found = DATED.exec(text) ?? YEARLESS.exec(text) ?? RELATIVE.exec(text)
  return found !== null && !readsAsSentence(writerIn(text.slice(0, found.index).replace(WEEKDAY_LIKE, ' ').replace(TIME_LIKE, '').replace(SEPARATOR, '')))
}
