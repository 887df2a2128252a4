import { type BritishTime, readBritishTime } from './british-time'
import { tidy } from './lines'

/** The line that opens a post: who wrote, under which staff mark if any, and when. */
export type PostHeader = { name: string; staff: string | null; time: BritishTime }

const LONGEST_LINE = 120
const HEADER = /^(.+?) (\p{L}{3,9} \d{1,2}-\p{L}{3,9}-\d{2,4} \d{1,2}:\d{2}(?::\d{2})?)$/u
const STAFF_MARK = /^(.+?) ?\(((?:\p{L}{0,8}HQ)|admin|administrator|moderator|mod|staff)\)$/iu
const ALMOST = /\d{1,2}[-/. ]\w{1,9}[-/. ]\d{2,4},? (?:at )?\d{1,2}[:.]\d{2}(?:[:.]\d{2})?(?: ?[ap]m)?$/i

/** Reads "NAME (MARK) Sat 08-Jun-13 15:00:15"; null for any other line. A date that cannot be is in `time.problem`. */
export function readPostHeader(line: string): PostHeader | null {
  if (line.length > LONGEST_LINE) return null
  const [, who, when] = HEADER.exec(tidy(line)) ?? []
  if (who === undefined || when === undefined) return null
  const [, name, staff] = STAFF_MARK.exec(who) ?? []
  return { name: name ?? who, staff: staff ?? null, time: readBritishTime(when) }
}

/** True for a short line that ends in some other date and time: perhaps the head of a post in a form not known here. */
export function isAlmostHeader(line: string): boolean {
  return line.length <= LONGEST_LINE && ALMOST.test(line.trim())
}
