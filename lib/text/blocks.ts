/** What a text is made of. `start` is the number of a list's first item; lines and items are plain text. */
export type Block = { kind: 'paragraph'; lines: string[] } | { kind: 'quote'; blocks: Block[] } | { kind: 'list'; start: number; items: string[] }

type Taken = { block: Block; next: number }
type Item = { number: number; text: string }

const DEEPEST_QUOTE = 4
const ITEM = /^[ \t]{0,3}(\d{1,3})\.[ \t\u00A0]+(\S.*)$/

/**
 * Reads a normalised source: paragraphs end at blank lines; lines that begin with `>` are a quote, four deep at most;
 * lines `1. x` are a list where they are two or more in order (or all `1.`), or stand right under a line that ends in `:`.
 */
export function readBlocks(source: string): Block[] {
  return blocksOf(source.split('\n'), 0)
}

function blocksOf(lines: string[], depth: number): Block[] {
  const blocks: Block[] = []
  let at = skipBlank(lines, 0)
  while (at < lines.length) {
    const { block, next } = takeQuote(lines, at, depth) ?? takeList(lines, at) ?? takeParagraph(lines, at, depth)
    blocks.push(block)
    at = skipBlank(lines, next)
  }
  return blocks
}

function takeQuote(lines: string[], from: number, depth: number): Taken | null {
  if (!beginsQuote(lines[from], depth)) return null
  let next = from
  while (lines[next]?.startsWith('>')) next += 1
  const quoted = lines.slice(from, next)
  const inner = quoted.map((line) => line.replace(/^> ?/, ''))
  // Marks with nothing behind them quote nothing; they are what the writer typed.
  if (inner.every(isBlank)) return { block: { kind: 'paragraph', lines: quoted }, next }
  return { block: { kind: 'quote', blocks: blocksOf(inner, depth + 1) }, next }
}

function takeList(lines: string[], from: number): Taken | null {
  const first = itemOf(lines[from])
  if (!first) return null
  const items = [first]
  let next = from + 1
  for (let at = skipBlank(lines, next); ; at = skipBlank(lines, next)) {
    const item = itemOf(lines[at])
    if (!item || !follows(items, item)) break
    items.push(item)
    next = at + 1
  }
  if (items.length === 1 && !lines[from - 1]?.endsWith(':')) return null
  return { block: { kind: 'list', start: first.number, items: items.map((item) => item.text) }, next }
}

function takeParagraph(lines: string[], from: number, depth: number): Taken {
  let next = from + 1
  while (next < lines.length && !isBlank(lines[next] ?? '') && !beginsQuote(lines[next], depth) && !takeList(lines, next)) {
    next += 1
  }
  return { block: { kind: 'paragraph', lines: lines.slice(from, next) }, next }
}

function follows(items: Item[], item: Item): boolean {
  const [first = item, second = item] = items
  const last = items.at(-1) ?? first
  const step = second.number - first.number
  return (step === 1 || (step === 0 && first.number === 1)) && item.number === last.number + step
}

function beginsQuote(line: string | undefined, depth: number): boolean {
  return depth < DEEPEST_QUOTE && line !== undefined && line.startsWith('>')
}

function itemOf(line: string | undefined): Item | null {
  const found = ITEM.exec(line ?? '')
  return found?.[2] === undefined ? null : { number: Number(found[1]), text: found[2] }
}

function skipBlank(lines: string[], from: number): number {
  let at = from
  while (at < lines.length && isBlank(lines[at] ?? '')) at += 1
  return at
}

function isBlank(line: string): boolean {
  return line.trim() === ''
}
