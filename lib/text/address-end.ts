// Where a bare address ends. Whoever writes one does not think of where it stops: the marks of the sentence around it
// stay outside, those of the address stay inside.

const AUTHORITY = /^https?:\/\/(?:\[[\da-f:.]*\]|(?:(?!\.\.)[^/?#:,;!'’‘()[\]{}*|~^·…—–&=+])*)(?::\d{1,5}(?![\p{L}\p{N}]))?/iu
const OPENING = new Map([
  ['(', ')'],
  ['[', ']'],
  ['{', '}'],
])
/** The marks of a sentence, closing quotation marks and long dashes; not those with which an address may well end. */
const TRAILING = /^(?:(?![#%&/@\\])\p{Po}|[\p{Pi}\p{Pf}|^~([{]|(?!-)\p{Pd})$/u
const ESCAPED = /&(?:gt|lt|quot|#39|apos|nbsp);$/
/** Noses, and dashes that people make of hyphens. */
const HYPHENS = /(?:[:;]-|-{2,})$/

/** The beginning of a candidate up to its path: scheme, host and port. */
export function authorityOf(candidate: string): string {
  return (AUTHORITY.exec(candidate)?.[0] ?? '').replace(/[._]+$/, '')
}

/**
 * How much of a candidate, which begins with `authority` and has no blank in it, is its address: all brackets in it are
 * in pairs, and no mark of the sentence is at its end. `emphasised` tells whether an underscore before it waits for its
 * partner, so that one at its end is not its own.
 */
export function addressPart(candidate: string, authority: string, emphasised: () => boolean): string {
  if (!/[/?#]/.test(candidate[authority.length] ?? '')) return authority
  let end = endOfBrackets(candidate, authority.length)
  for (;;) {
    const shorter = end - trailing(candidate.slice(Math.max(0, end - 50), end), emphasised)
    if (shorter === end) return candidate.slice(0, end)
    end = shorter
  }
}

/** Where the first bracket is that nothing opened or nothing closes; brackets may nest. "[/" begins a tag: [/url]. */
function endOfBrackets(text: string, from: number): number {
  const open: { closing: string; at: number }[] = []
  for (const { 0: sign, index: at } of text.slice(from).matchAll(/\[\/|[()[\]{}]/g)) {
    const closing = OPENING.get(sign)
    if (closing) open.push({ closing, at: from + at })
    else if (open.at(-1)?.closing === sign) open.pop()
    else return open[0]?.at ?? from + at
  }
  return open[0]?.at ?? text.length
}

/** How many characters at the end of a text are the sentence's. */
function trailing(text: string, emphasised: () => boolean): number {
  const last = text.at(-1) ?? ''
  const marks = last === ';' ? ESCAPED.exec(text) : HYPHENS.exec(text)
  if (marks) return marks[0].length
  return TRAILING.test(last) || (last === '_' && emphasised()) ? 1 : 0
}

const FARTHEST_UNDERSCORE = 1000
const OF_A_WORD = /[\p{L}\p{N}]/u

/** Whether an underscore in the line before `at` begins an emphasis that nothing has ended yet. Looks no further back than it must: a text may be full of addresses. */
export function isEmphasised(text: string, at: number): boolean {
  const near = text.slice(Math.max(0, at - FARTHEST_UNDERSCORE), at + 1)
  const line = near.slice(near.lastIndexOf('\n', near.length - 2) + 1)
  let open = false
  for (let from = line.indexOf('_'); from !== -1; ) {
    const end = endOfRun(line, from)
    const before = from === 0 && end > 1 ? '_' : characterBefore(line, from)
    const after = String.fromCodePoint(line.codePointAt(end) ?? 0x20)
    open = open ? !ends(before, after) : begins(before, after)
    from = line.indexOf('_', end)
  }
  return open
}

function endOfRun(line: string, from: number): number {
  let end = from + 1
  while (line[end] === '_') end += 1
  return end
}

function characterBefore(line: string, at: number): string {
  const last = line.slice(Math.max(0, at - 2), at)
  return /^[\uD800-\uDBFF]/.test(last) ? last : last.slice(-1)
}

/** ASCII is recognised without a pattern: a line may have hundreds of underscores before each of its addresses. */
function isOfWord(sign: string): boolean {
  const code = sign.charCodeAt(0)
  return code < 128 ? (code > 47 && code < 58) || ((code | 32) > 96 && (code | 32) < 123) : OF_A_WORD.test(sign)
}

function begins(before: string, after: string): boolean {
  return !isOfWord(before) && after.trim() !== ''
}

function ends(before: string, after: string): boolean {
  return before.trim() !== '' && !isOfWord(after)
}
