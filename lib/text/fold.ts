/** What a page of many posts shows of a long one, in letters: a screen or two. A new line counts as many as it leaves empty. */
const HEAD = 3_500
const HEAD_BYTES = 9_000
/** What is not longer than this is shown whole: nobody follows a link for two more sentences. */
const LONG = 5_500
/** Longer HTML than this, in bytes, is always folded. */
export const LONG_BYTES = 12_000
const LINE = 60

const TOKEN = /<(\/?)([a-z0-9]+)[^>]*>|[^<]+/g
const BLOCK = /^(?:p|li|[uo]l|blockquote|pre|h[23])$/
const BEGINS_LINE = /^(?:p|li|br|hr|blockquote|pre|h[23])$/
const EMPTY = /^[bh]r$/
const LINK = /^(?:a|span)$/
const HALF_ENTITY = /&[a-z#0-9]{0,6}$/
const SIGNS = new Intl.Segmenter('en', { granularity: 'grapheme' })

type Walk = { html: string; letters: number; bytes: number; open: string[]; links: number; places: { [kind in Kind]?: number } }
type Kind = (typeof KINDS)[number]
/** Where a text is cut best: behind a block, before a new line, between words, before a link, anywhere. */
const KINDS = ['block', 'line', 'word', 'link', 'letter'] as const

/**
 * The beginning of a long text, as HTML of its own; null where the text is short enough to be shown whole. Takes what
 * renderText made. A link is left out rather than parted from its words, or from the note that names its host.
 */
export function foldHtml(html: string): string | null {
  const walk: Walk = { html, letters: 0, bytes: 0, open: [], links: 0, places: {} }
  for (const token of html.matchAll(TOKEN)) {
    read(walk, token)
    if (walk.letters > LONG || walk.bytes > LONG_BYTES) return headOf(walk)
  }
  return null
}

function read(walk: Walk, { 0: part, 1: closing, 2: name, index }: RegExpMatchArray): void {
  const at = index ?? 0
  if (name === undefined) readText(walk, part, at)
  else if (closing) readEnd(walk, name, at + part.length)
  else readStart(walk, name, at)
  walk.bytes += Buffer.byteLength(part)
}

function readStart(walk: Walk, name: string, at: number): void {
  if (LINK.test(name)) {
    if (walk.links === 0) offer(walk, 'link', at)
    walk.links += 1
  }
  if (name === 'br') offer(walk, 'line', at)
  if (BEGINS_LINE.test(name)) walk.letters += LINE
  if (!EMPTY.test(name)) walk.open.push(name)
}

function readEnd(walk: Walk, name: string, end: number): void {
  walk.open.pop()
  if (LINK.test(name)) walk.links -= 1
  if (BLOCK.test(name)) offer(walk, 'block', end)
}

function readText(walk: Walk, text: string, at: number): void {
  const room = roomFor(walk, text)
  if (walk.links === 0 && room > 0) offerWithin(walk, text, at, room)
  const lines = walk.open.includes('pre') ? text.split('\n').length - 1 : 0
  walk.letters += text.length + lines * LINE
}

/** How much of a text the head has room for; in code each line takes its own. */
function roomFor({ letters, bytes, open }: Walk, text: string): number {
  const code = open.includes('pre')
  let [seen, size] = [letters, bytes]
  let at = 0
  for (const letter of text) {
    seen += letter.length + (code && letter === '\n' ? LINE : 0)
    size += Buffer.byteLength(letter)
    if (seen > HEAD || size > HEAD_BYTES) break
    at += letter.length
  }
  return at
}

function offerWithin({ open, places }: Walk, whole: string, at: number, room: number): void {
  const text = whole.slice(0, room)
  const word = text.search(/\s\S*$/)
  const line = open.includes('pre') ? text.lastIndexOf('\n') : -1
  if (word > 0) places.word = at + word
  if (line > 0) places.line = at + line
  if (room < whole.length) places.letter = at + endOfSign(whole, text)
}

/** Where the text ends without parting what is drawn as one sign, or an entity. */
function endOfSign(whole: string, text: string): number {
  const end = SIGNS.segment(whole.slice(0, text.length + 100)).containing(text.length)?.index ?? text.length
  return whole.slice(0, end).replace(HALF_ENTITY, '').length
}

function offer(walk: Walk, kind: Kind, at: number): void {
  if (walk.letters <= HEAD && walk.bytes <= HEAD_BYTES) walk.places[kind] = at
}

/** Cut at the best place that leaves half of the head at least, else as late as can be. */
function headOf({ html, places }: Walk): string {
  const latest = Math.max(...Object.values(places), 0)
  const kind = KINDS.find((each) => (places[each] ?? 0) > latest / 2)
  const kept = html.slice(0, kind ? places[kind] : 0)
  return `${kept}${kind === 'block' ? '' : ' …'}${endsOf(kept)}`
}

/** The tags that close what is open at the end. */
function endsOf(kept: string): string {
  const open: string[] = []
  for (const [, closing, name = ''] of kept.matchAll(TOKEN)) {
    if (closing) open.pop()
    else if (name !== '' && !EMPTY.test(name)) open.push(name)
  }
  return open
    .reverse()
    .map((name) => `</${name}>`)
    .join('')
}
