import { type Destination, readDestination } from './destinations'
import type { FoundLink } from './links'

/** A link `[words](address)` in a paragraph: where its words end and where all of it ends. */
export type BracketLink = { wordsEnd: number; end: number; destination: Destination }

type Reader = { text: string; codeEnd: (from: number, length: number) => number; links: Map<number, BracketLink>; open: number[] }

const LONGEST_DESTINATION = 2000
// No title behind the address: its words would show nowhere.
const DESTINATION = /\(\s{0,20}(?:<([^<>\n]*)>|([^\s<>]*))/y
const MOST_MISSES = 300

/**
 * Every link of a paragraph by the place of its opening bracket: the inner one where two nest, none inside code or a
 * bare address. One pass, so that a page of brackets costs no more than a page of words.
 */
export function findBracketLinks(text: string, bare: readonly FoundLink[]): Map<number, BracketLink> {
  const reader: Reader = { text, codeEnd: codeEnds(text), links: new Map(), open: [] }
  if (!text.includes('](')) return reader.links
  const skips = new Map(bare.map(({ start, end }) => [start, end]))
  let misses = 0
  for (let at = 0; at < text.length && misses < MOST_MISSES; ) {
    const next = skips.get(at) ?? step(reader, at)
    if (next < 0) misses += 1
    at = Math.abs(next)
  }
  return reader.links
}

/** The place to go on from; negative where a bracket promised a link and there is none. */
function step(reader: Reader, at: number): number {
  const { text, open } = reader
  switch (text[at]) {
    case '\\':
      return at + 2
    case '`':
      return afterCode(reader, at)
    case '[':
      open.push(at)
      return at + 1
    case ']':
      return close(reader, at)
    default:
      return at + 1
  }
}

function close({ text, links, open }: Reader, at: number): number {
  const start = open.pop()
  if (start === undefined || text[at + 1] !== '(') return at + 1
  // A picture may have no words, a link must.
  const read = start + 1 === at && text[start - 1] !== '!' ? null : readTarget(text, at + 1)
  if (!read) return -(at + 1)
  links.set(start, { wordsEnd: at, ...read })
  open.length = 0 // what is still open outside would be a link around this one
  return read.end
}

function readTarget(text: string, at: number): { end: number; destination: Destination } | null {
  DESTINATION.lastIndex = 0
  const found = DESTINATION.exec(text.slice(at, at + LONGEST_DESTINATION + 50))
  if (!found) return null
  const inside = found[1]
  const written = inside ?? balanced(found[2] ?? '')
  const after = at + found[0].length - (inside === undefined ? (found[2] ?? '').length - written.length : 0)
  const end = skipSpace(text, after)
  const destination = text[end] === ')' ? readDestination(written.replace(/\\([!-/:-@[-`{-~])/g, '$1')) : null
  return destination && { end: end + 1, destination }
}

/** As much of it as stands before a closing bracket that nothing opened. */
function balanced(written: string): string {
  let depth = 0
  for (const { 0: bracket, index } of written.matchAll(/\\.|[()]/g)) {
    if (bracket === '(') depth += 1
    if (bracket === ')') depth -= 1
    if (depth < 0) return written.slice(0, index)
  }
  return written
}

function skipSpace(text: string, from: number): number {
  let at = from
  while (at < from + 20 && /\s/.test(text[at] ?? '')) at += 1
  return at
}

function afterCode({ text, codeEnd }: Reader, at: number): number {
  let length = 1
  while (text[at + length] === '`') length += 1
  return codeEnd(at + length, length)
}

/** Answers where code that was opened by so many backticks ends; right there where nothing closes it. */
function codeEnds(text: string): (from: number, length: number) => number {
  const runs = new Map<number, number[]>()
  for (const { 0: run, index } of text.matchAll(/`+/g)) {
    const places = runs.get(run.length)
    if (places) places.push(index)
    else runs.set(run.length, [index])
  }
  const passed = new Map<number, number>()
  return (from, length) => {
    const places = runs.get(length) ?? []
    let next = passed.get(length) ?? 0
    while (next < places.length && (places[next] ?? 0) < from) next += 1
    passed.set(length, next)
    const place = places[next]
    return place === undefined ? from : place + length
  }
}
