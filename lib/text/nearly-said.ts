import { foldLookAlikes } from './look-alikes'
import { partsOf, type Quotation } from './quoted-words'

/** Letters of a passage that are looked for together. */
const PASSAGE = 80
/** A shorter one is compared letter by letter. */
const SHORT = 24
/** Letters of a short passage for each one that may be another, missing or too many. */
const PER_LETTER = 5
/** Of the runs of three letters in a passage, the share that must be close together: of a short one, and of a full one. */
const SHARE = { short: 0.6, full: 0.45 }

/** Digits that are typed for a letter. */
const FOR_LETTERS: Record<string, string> = { 0: 'o', 1: 'i', 3: 'e', 4: 'a', 5: 's', 7: 't' }

/** Letters as a reader takes them: without accents, other alphabets' look-alikes and digits in place of letters. */
export function asTaken(letters: string): string {
  return foldLookAlikes(letters.toLowerCase().replace(/\p{M}/gu, '')).replace(/[013457]/g, (digit) => FOR_LETTERS[digit] ?? digit)
}

/** The passages of a quotation, as their letters are taken; each is looked for alone. */
export function passagesOf({ words }: Pick<Quotation, 'words'>): string[] {
  return partsOf(words).map(asTaken).flatMap(passagesIn)
}

function passagesIn(letters: string): string[] {
  const count = Math.max(1, Math.round(letters.length / PASSAGE))
  const length = Math.ceil(letters.length / count)
  return Array.from({ length: count }, (_, at) => letters.slice(at * length, (at + 1) * length)).filter((passage) => passage !== '')
}

/** What it takes to look for a passage, in letters read. */
export function effortOf(passage: string, letters: string): number {
  return passage.length < SHORT ? passage.length * letters.length : letters.length
}

/**
 * Whether a post nearly said a passage: some place in it differs by at most a letter in five or, of a longer passage, still has
 * enough of its runs of three letters together (so that about one letter in six may be altered). Both as their letters are taken.
 */
export function isNearlySaid(passage: string, letters: string): boolean {
  if (passage.length < SHORT) return distanceWithin(passage, letters, Math.floor(passage.length / PER_LETTER) || (passage.length === PER_LETTER - 1 ? 1 : 0))
  const runs = new Map<string, number>()
  for (let at = 0; at + 3 <= passage.length; at += 1) runs.set(passage.slice(at, at + 3), 0)
  const share = SHARE.short + ((SHARE.full - SHARE.short) * (passage.length - SHORT)) / (PASSAGE - SHORT)
  return holdsTogether(runs, letters, { needed: runs.size * share, within: Math.ceil(passage.length * 1.25) })
}

/** Whether so many of the runs are within so many letters of each other. */
function holdsTogether(runs: Map<string, number>, letters: string, { needed, within }: { needed: number; within: number }): boolean {
  let met = 0
  for (let at = 0; at + 3 <= letters.length; at += 1) {
    met += count(runs, letters.slice(at, at + 3), 1)
    if (at >= within) met -= count(runs, letters.slice(at - within, at - within + 3), -1)
    if (met >= needed) return true
  }
  return false
}

/** Counts a run that comes in (1) or goes out (-1); returns 1 where it is the first of its kind, or was the last. */
function count(runs: Map<string, number>, run: string, by: 1 | -1): 0 | 1 {
  const before = runs.get(run)
  if (before === undefined) return 0
  runs.set(run, before + by)
  return before === (by === 1 ? 0 : 1) ? 1 : 0
}

/** Whether some place in a text differs from a passage by at most so many letters, other ones, missing or too many (Sellers’ way). */
function distanceWithin(passage: string, text: string, most: number): boolean {
  let distances = Int32Array.from({ length: passage.length + 1 }, (_, at) => at)
  for (const letter of text) {
    distances = distancesBehind(letter, passage, distances)
    if ((distances[passage.length] ?? 0) <= most) return true
  }
  return false
}

/** How far each beginning of a passage is from the text that ends with this letter. */
function distancesBehind(letter: string, passage: string, before: Int32Array<ArrayBuffer>): Int32Array<ArrayBuffer> {
  const behind = new Int32Array(passage.length + 1)
  for (let at = 1; at <= passage.length; at += 1) {
    const other = (before[at - 1] as number) + Number(passage[at - 1] !== letter)
    behind[at] = Math.min(other, (before[at] as number) + 1, (behind[at - 1] as number) + 1)
  }
  return behind
}
