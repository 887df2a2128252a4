import { error, note, type Problem } from './lines'
import { isAlmostHead, type PostHead, readPostHead } from './post-head'

/** A post as it is in the text: its head with its line, and the lines under it. */
export type Part = { line: number; head: PostHead; lines: string[] }

type Candidate = { index: number; head: PostHead; behindBlank: boolean }

/**
 * Where the posts of a text begin, from the line `from` on. A head is behind a blank line, or the first thing under the title; all
 * heads of a text have one form, that of the first. What looks like a head in another form stops the import; a sentence that ends
 * in a date, or a head that was quoted, is part of the text.
 */
export function partsOf(lines: readonly string[], from: number): { before: string[]; parts: Part[]; problems: Problem[] } {
  const candidates = candidatesOf(lines, from)
  const first = candidates.find(({ head, behindBlank }) => behindBlank && !head.isSentence)
  const heads = new Map(
    candidates.filter(({ head, behindBlank }) => behindBlank && !head.isSentence && head.form === first?.head.form).map(({ index, head }) => [index, head]),
  )
  const before: string[] = []
  const parts: Part[] = []
  for (const [offset, line] of lines.slice(from).entries()) {
    const head = heads.get(from + offset)
    if (head) parts.push({ line: from + offset + 1, head, lines: [] })
    else (parts.at(-1)?.lines ?? before).push(line)
  }
  return {
    before,
    parts,
    problems: first ? doubts(lines, { from, heads, candidates, first }) : almostHeads(lines, from).map((index) => error(index + 1, UNKNOWN)),
  }
}

const UNKNOWN = 'This line may be the head of a post, in a form that is not read. Write it as NAME Sat 08-Jun-13 15:00:15.'
const NO_BLANK = 'This line may be the head of a post, but there is no blank line before it.'
const HOUR_MS = 3_600_000
const OFTEN = 'These words come again and again before a moment: a name, or a sentence? Give the name fewer words, or take the blank line before it away.'
const OUT_OF_PLACE =
  'This line may be the head of a post, or text: its moment is not between those of the heads around it. If it is text, take the blank line before it away.'
const MAY_BE = 'This line may be the head of a post; it was read as part of the text.'

function candidatesOf(lines: readonly string[], from: number): Candidate[] {
  return lines.slice(from).flatMap((line, offset) => {
    const head = readPostHead(line)
    const index = from + offset
    return head ? [{ index, head, behindBlank: index === from || lines[index - 1]?.trim() === '' }] : []
  })
}

type Sorted = { from: number; heads: ReadonlyMap<number, PostHead>; candidates: readonly Candidate[]; first: Candidate }

/** What may be a head and was not read as one. */
function doubts(lines: readonly string[], { from, heads, candidates, first }: Sorted): Problem[] {
  const known = new Map(candidates.map((candidate) => [candidate.index, candidate]))
  const isLoose = heads.size === 1 // then its posts may have no blank lines between them
  const sentences = candidates.filter(({ head, behindBlank }) => behindBlank && head.isSentence).map(({ head }) => head.name)
  const isOften = ({ head, behindBlank }: Candidate) => behindBlank && head.isSentence && sentences.filter((name) => name === head.name).length > 2
  const unread = candidates
    .filter(({ index }) => !heads.has(index))
    .map((candidate) => (isOften(candidate) ? error(candidate.index + 1, OFTEN) : doubtOf(candidate, first, isLoose)))
  const others = almostHeads(lines, from).filter((index) => !known.has(index))
  const isBehindBlank = (index: number) => index > 0 && lines[index - 1]?.trim() === ''
  return [...unread, ...outOfPlace(heads), ...others.map((index) => (isBehindBlank(index) ? error(index + 1, otherForm(first)) : note(index + 1, MAY_BE)))]
}

function doubtOf({ index, head, behindBlank }: Candidate, first: Candidate, isLoose: boolean): Problem {
  if (head.isSentence) return note(index + 1, MAY_BE)
  if (behindBlank) return error(index + 1, otherForm(first))
  return isLoose && head.form === first.head.form ? error(index + 1, NO_BLANK) : note(index + 1, MAY_BE)
}

function otherForm({ index }: Candidate): string {
  return `This line may be the head of a post, in another form than that of line ${index + 1}. Write it as the others are; if it is part of the text, take the blank line before it away.`
}

/**
 * Several words that come once, before a moment that is not between those of the heads around it, which are in order: perhaps a
 * line of the text about some other day.
 */
function outOfPlace(heads: ReadonlyMap<number, PostHead>): Problem[] {
  const all = [...heads]
  const times = all.map(([, { moment }]) => moment.readings[0]?.getTime() ?? Number.NaN)
  const isOnce = (name: string) => all.filter(([, head]) => head.name === name).length === 1
  return all.flatMap(([index, { name }], at) => {
    const [before = Number.NaN, here = 0, after = Number.NaN] = [times[at - 1], times[at], times[at + 1]]
    const strays = before <= after && (here < before - HOUR_MS || here > after + HOUR_MS)
    return strays && name.includes(' ') && isOnce(name) ? [error(index + 1, OUT_OF_PLACE)] : []
  })
}

function almostHeads(lines: readonly string[], from: number): number[] {
  return lines.flatMap((line, index) => (index >= from && isAlmostHead(line) ? [index] : []))
}
