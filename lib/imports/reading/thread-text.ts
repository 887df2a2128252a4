import { plainLine, shownLength } from '@/lib/text/invisible'
import { nameKeyOf, nameProblem } from '@/lib/text/names'
import { normaliseSource } from '@/lib/text/source'
import { momentsInOrder } from './in-order'
import { error, findTitle, lostCharacters, note, type Problem, readLines } from './lines'
import { findMissingLinks, type MissingLink } from './missing-link'
import { readPostHead } from './post-head'
import { withoutBadge } from './staff-badge'
import { type Part, partsOf } from './thread-parts'

/** A post of an imported thread; `line` is that of its head, `staff` the mark behind the name ("MNHQ") or null. `written`: the name with the badge that was taken off it. */
export type ReadPost = { line: number; name: string; written: string; staff: string | null; at: Date; body: string }

export type ReadThread = { title: string; posts: ReadPost[]; missingLinks: MissingLink[]; problems: Problem[] }

type Named = Part & { name: string; written: string }

const TITLE_MAX_LENGTH = 200
// The board keeps 60; the rest is room for " (imported 2)".
const NAME_MAX_LENGTH = 45
const BODY_MAX_LENGTH = 100_000

/**
 * Reads a thread copied as text: the title, then for each post a line with a name and a moment (`readPostHead`) and the
 * paragraphs under it. What cannot be read is named with its line: an error stops the import, a note does not. An address lost in
 * copying is in `missingLinks`.
 */
export function readThreadText(text: string): ReadThread {
  const lines = readLines(text)
  const found = findTitle(lines)
  if (!found) return { title: '', posts: [], missingLinks: [], problems: [error(1, 'The text is empty.')] }
  const { before, parts: read, problems: doubts } = partsOf(lines, found.index + 1)
  const parts = namedParts(read)
  const missingLinks = parts.flatMap((part) => findMissingLinks(part.lines, part.line + 1))
  const posts = postsOf(parts)
  const problems = [
    ...titleProblems(found.title, lines[found.index] ?? '', found.index + 1),
    ...beforeProblems(before, found.index + 2, parts.length),
    ...doubts,
    ...parts.flatMap(partProblems),
    ...backwards(posts),
    ...missingLinks.map(missingNote),
    ...lostCharacters(lines),
  ]
  return { title: found.title, posts, missingLinks, problems: problems.sort((a, b) => (a.line ?? 0) - (b.line ?? 0)) }
}

/** A name that the text marks as staff keeps what looks like the badge; every other loses it. */
function namedParts(parts: readonly Part[]): Named[] {
  const written = parts.map(({ head }) => plainLine(head.name))
  const staff = new Set(parts.flatMap(({ head }, index) => (head.staff === null ? [] : (written[index] ?? ''))))
  return parts.map((part, index) => ({ ...part, written: written[index] ?? '', name: nameOf(written[index] ?? '', staff) }))
}

function nameOf(written: string, staff: ReadonlySet<string>): string {
  return staff.has(written) ? written : withoutBadge(written)
}

function postsOf(parts: readonly Named[]): ReadPost[] {
  const dated = parts.flatMap((part) => (part.head.moment.problem === null ? [{ part, readings: part.head.moment.readings }] : []))
  const moments = momentsInOrder(dated.map(({ readings }) => readings))
  return dated.map(({ part: { line, name, written, head, lines }, readings: [first] }, index) => ({
    line,
    name,
    written,
    staff: head.staff,
    at: moments[index] ?? first,
    body: normaliseSource(lines.join('\n')),
  }))
}

function titleProblems(title: string, written: string, line: number): Problem[] {
  if (readPostHead(written)?.isSentence === false) return [error(line, 'The title is missing: the text begins with the head of a post.')]
  if (shownLength(title) === 0) return [error(line, 'The title shows nothing.')]
  return [...title].length > TITLE_MAX_LENGTH ? [error(line, `The title has more than ${TITLE_MAX_LENGTH} characters.`)] : []
}

function beforeProblems(before: string[], first: number, posts: number): Problem[] {
  if (posts === 0) return [error(first, 'There is no post: no line like “NAME Sat 08-Jun-13 15:00:15”.')]
  const stray = before.findIndex((line) => line.trim() !== '')
  return stray < 0 ? [] : [error(first + stray, 'There is text between the title and the first post.')]
}

function partProblems({ line, head, lines, name, written }: Named): Problem[] {
  const body = normaliseSource(lines.join('\n'))
  return [
    ...(head.moment.problem === null ? [] : [error(line, head.moment.problem)]),
    ...nameProblems(name, written, line),
    ...(shownLength(body) === 0 ? [error(line, `The post of ${name} is empty.`)] : []),
    ...([...body].length > BODY_MAX_LENGTH ? [error(line, `The post of ${name} has more than 100,000 characters.`)] : []),
  ]
}

function nameProblems(name: string, written: string, line: number): Problem[] {
  if ([...written].length > NAME_MAX_LENGTH) return [error(line, `The name “${written}” has more than ${NAME_MAX_LENGTH} characters.`)]
  if (nameKeyOf(name) === '' || shownLength(name) === 0) return [error(line, `“${written}” cannot be a name.`)]
  if (name !== written) return [note(line, `“${written}” is kept as “${name}”: what looks like the badge of HQ was left out.`)]
  const problem = nameProblem(name)
  return problem ? [note(line, `The name “${name}” is kept, though it could not be registered here: ${problem}`)] : []
}

function backwards(posts: readonly ReadPost[]): Problem[] {
  return posts.flatMap(({ line, at }, index) => {
    const earlier = posts[index - 1]
    return earlier && at < earlier.at ? [note(line, `This post is older than the one before it (line ${earlier.line}); the order was kept.`)] : []
  })
}

function missingNote({ line, column }: MissingLink): Problem {
  return note(line, `An address is missing after column ${column - 1}, behind the colon. Give it with --link to put it there.`)
}
