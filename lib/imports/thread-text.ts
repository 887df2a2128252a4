import { nameKeyOf, nameProblem } from '@/lib/text/names'
import { normaliseSource } from '@/lib/text/source'
import { findTitle, lostCharacters, type Problem, readLines } from './lines'
import { findMissingLinks, type MissingLink } from './missing-link'
import { isAlmostHeader, type PostHeader, readPostHeader } from './post-header'

/** A post of an imported thread; `line` is that of its header, `staff` the mark behind the name ("MNHQ") or null. */
export type ReadPost = { line: number; name: string; staff: string | null; at: Date; body: string }

export type ReadThread = { title: string; posts: ReadPost[]; missingLinks: MissingLink[]; problems: Problem[] }

type Part = { line: number; header: PostHeader; lines: string[] }

const TITLE_MAX_LENGTH = 200
// The board keeps 60; the rest is room for " (imported 2)".
const NAME_MAX_LENGTH = 45
const BODY_MAX_LENGTH = 100_000

/**
 * Reads a thread copied as text: the title, then for each post a line "NAME (MARK) Sat 08-Jun-13 15:00:15" behind a
 * blank line and the paragraphs under it. What cannot be read is named with its line: an error stops the import,
 * a note does not. An address lost in copying is in `missingLinks`.
 */
export function readThreadText(text: string): ReadThread {
  const lines = readLines(text)
  const found = findTitle(lines)
  if (!found) return { title: '', posts: [], missingLinks: [], problems: [error(1, 'The text is empty.')] }
  const { before, parts } = partsOf(lines, found.index + 1)
  const missingLinks = parts.flatMap((part) => findMissingLinks(part.lines, part.line + 1))
  const problems = [
    ...titleProblems(found.title, found.index + 1),
    ...beforeProblems(before, found.index + 2, parts.length),
    ...parts.flatMap(partProblems),
    ...backwards(parts),
    ...missingLinks.map(missingNote),
    ...lostCharacters(lines),
  ]
  return {
    title: found.title,
    posts: parts.flatMap(postOf),
    missingLinks,
    problems: problems.sort((a, b) => (a.line ?? 0) - (b.line ?? 0)),
  }
}

function partsOf(lines: string[], from: number): { before: string[]; parts: Part[] } {
  const before: string[] = []
  const parts: Part[] = []
  for (const [offset, line] of lines.slice(from).entries()) {
    const index = from + offset
    const header = index === from || lines[index - 1]?.trim() === '' ? readPostHeader(line) : null
    if (header) parts.push({ line: index + 1, header, lines: [] })
    else (parts.at(-1)?.lines ?? before).push(line)
  }
  return { before, parts }
}

function postOf({ line, header, lines }: Part): ReadPost[] {
  const { name, staff, time } = header
  return time.at ? [{ line, name, staff, at: time.at, body: normaliseSource(lines.join('\n')) }] : []
}

function titleProblems(title: string, line: number): Problem[] {
  return [...title].length > TITLE_MAX_LENGTH ? [error(line, `The title has more than ${TITLE_MAX_LENGTH} characters.`)] : []
}

function beforeProblems(before: string[], first: number, posts: number): Problem[] {
  if (posts === 0) return [error(first, 'There is no post: no line like “NAME Sat 08-Jun-13 15:00:15”.')]
  const stray = before.findIndex((line) => line.trim() !== '')
  return stray < 0 ? [] : [error(first + stray, 'There is text between the title and the first post.')]
}

function partProblems(part: Part): Problem[] {
  const { line, header, lines } = part
  const body = normaliseSource(lines.join('\n'))
  return [
    ...(header.time.problem ? [error(line, header.time.problem)] : []),
    ...nameProblems(header.name, line),
    ...(body === '' ? [error(line, `The post of ${header.name} is empty.`)] : []),
    ...([...body].length > BODY_MAX_LENGTH ? [error(line, `The post of ${header.name} has more than 100,000 characters.`)] : []),
    ...almostHeaders(part),
  ]
}

function nameProblems(name: string, line: number): Problem[] {
  if ([...name].length > NAME_MAX_LENGTH) return [error(line, `The name “${name}” has more than ${NAME_MAX_LENGTH} characters.`)]
  if (nameKeyOf(name) === '' || normaliseSource(name) !== name) return [error(line, `“${name}” cannot be a name.`)]
  const problem = nameProblem(name)
  return problem ? [note(line, `The name “${name}” is kept, though it could not be registered here: ${problem}`)] : []
}

function almostHeaders({ line, lines }: Part): Problem[] {
  return lines.flatMap((text, index) =>
    isAlmostHeader(text) ? [note(line + 1 + index, 'This line may be the head of a post; it was read as part of the text.')] : [],
  )
}

function backwards(parts: Part[]): Problem[] {
  const dated = parts.flatMap(({ line, header: { time } }) => (time.at ? [{ line, at: time.at }] : []))
  return dated.flatMap(({ line, at }, index) => {
    const earlier = dated[index - 1]
    return earlier && at < earlier.at ? [note(line, `This post is older than the one before it (line ${earlier.line}); the order was kept.`)] : []
  })
}

function missingNote({ line, column }: MissingLink): Problem {
  return note(line, `An address is missing after column ${column - 1}, behind the colon. Give it with --link to put it there.`)
}

function error(line: number, words: string): Problem {
  return { line, kind: 'error', words }
}

function note(line: number, words: string): Problem {
  return { line, kind: 'note', words }
}
