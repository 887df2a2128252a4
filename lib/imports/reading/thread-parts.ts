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
const MAY_BE = 'This line may be the head of a post; it was read as part of the text.'

function candidatesOf(lines: readonly string[], from: number): Candidate[] {
  const found = lines.slice(from).flatMap((line, offset) => {
    const head = readPostHead(line)
    const index = from + offset
    return head ? [{ index, head, behindBlank: index === from || lines[index - 1]?.trim() === '' }] : []
  })
  // Words that come again and again before a moment of the same form are a name, however they read.
  const times = new Map<string, number>()
  for (const { head } of found) times.set(`${head.form} ${head.name}`, (times.get(`${head.form} ${head.name}`) ?? 0) + 1)
  return found.map((each) => ({
    ...each,
    head: { ...each.head, isSentence: each.head.isSentence && (times.get(`${each.head.form} ${each.head.name}`) ?? 0) < 3 },
  }))
}

type Sorted = { from: number; heads: ReadonlyMap<number, PostHead>; candidates: readonly Candidate[]; first: Candidate }

/** What may be a head and was not read as one. */
function doubts(lines: readonly string[], { from, heads, candidates, first }: Sorted): Problem[] {
  const known = new Map(candidates.map((candidate) => [candidate.index, candidate]))
  const isLoose = heads.size === 1 // then its posts may have no blank lines between them
  const unread = candidates.filter(({ index }) => !heads.has(index)).map((candidate) => doubtOf(candidate, first, isLoose))
  const others = almostHeads(lines, from).filter((index) => !known.has(index))
  const isBehindBlank = (index: number) => index > 0 && lines[index - 1]?.trim() === ''
  return [...unread, ...others.map((index) => (isBehindBlank(index) ? error(index + 1, otherForm(first)) : note(index + 1, MAY_BE)))]
}

function doubtOf({ index, head, behindBlank }: Candidate, first: Candidate, isLoose: boolean): Problem {
  if (head.isSentence) return note(index + 1, MAY_BE)
  if (behindBlank) return error(index + 1, otherForm(first))
  return isLoose && head.form === first.head.form ? error(index + 1, NO_BLANK) : note(index + 1, MAY_BE)
}

function otherForm({ index }: Candidate): string {
  return `This line may be the head of a post, in another form than that of line ${index + 1}. Write it as the others are; if it is part of the text, take the blank line before it away.`
}

function almostHeads(lines: readonly string[], from: number): number[] {
  return lines.flatMap((line, index) => (index >= from && isAlmostHead(line) ? [index] : []))
}
