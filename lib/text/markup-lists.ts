import type { StateBlock } from 'markdown-it'

/** The lists that are open, outermost first: what their last item was called, and by how much they count on. */
export type OpenList = { last: number; step: number | null }

type Item = { number: number | null; star: boolean; indent: number }

const DEEPEST_LIST = 4
const FARTHEST_NEXT = 100
const NUMBERED = /^(\d{1,3})[.)][ \t]+\S/
const BULLETED = /^[-*][ \t]+(?![-*_ \t]+$)\S/

/**
 * Whether a list may begin at this line. A number alone is text ("2013. A good year"), and so is a star ("* term time
 * only"): there must be a next one in order, or a line that ends in ":" above, or a list around it. A list in a list
 * begins on a line of its own.
 */
export function mayBeginList(state: StateBlock, line: number, end: number, open: readonly OpenList[]): boolean {
  const item = itemAt(state, line)
  if (!item || open.length >= DEEPEST_LIST || !standsAlone(state, line)) return false
  if (open.length > 0 || endsInColon(state, line - 1)) return true
  return item.number === null ? !item.star || hasNextStar(state, line, end, item) : hasNext(state, line, end, item)
}

/** Whether this line goes on counting in the innermost list, which then knows it as its last. */
export function countsOn(state: StateBlock, line: number, list: OpenList | undefined): boolean {
  const number = itemAt(state, line)?.number
  if (!list || number === null) return true
  if (number === undefined || !isNext(list, number)) return false
  list.step = number - list.last
  list.last = number
  return true
}

/** The list that begins at this line. */
export function listAt(state: StateBlock, line: number): OpenList {
  return { last: itemAt(state, line)?.number ?? 0, step: null }
}

/** A line as its container sees it, without the spaces before it. */
export function lineAt(state: StateBlock, line: number): string {
  return state.src.slice((state.bMarks[line] ?? 0) + (state.tShift[line] ?? 0), state.eMarks[line])
}

function itemAt(state: StateBlock, line: number): Item | null {
  const start = (state.bMarks[line] ?? 0) + (state.tShift[line] ?? 0)
  const head = state.src.slice(start, Math.min(state.eMarks[line] ?? 0, start + 200))
  const indent = state.sCount[line] ?? 0
  const number = NUMBERED.exec(head)?.[1]
  if (number !== undefined) return { number: Number(number), star: false, indent }
  return BULLETED.test(head) ? { number: null, star: head.startsWith('*'), indent } : null
}

function isNext({ last, step }: OpenList, number: number): boolean {
  const distance = number - last
  return step === null ? distance === 1 || (distance === 0 && number === 1) : distance === step
}

function hasNext(state: StateBlock, line: number, end: number, { number, indent }: Item): boolean {
  for (let at = line + 1; at < Math.min(end, line + FARTHEST_NEXT); at += 1) {
    const next = nextNumber(state, at, indent)
    if (next !== 'later') return next !== null && isNext({ last: number ?? 0, step: null }, next)
  }
  return false
}

function hasNextStar(state: StateBlock, line: number, end: number, item: Item): boolean {
  for (let at = line + 1; at < Math.min(end, line + FARTHEST_NEXT); at += 1) {
    const next = nextStar(state, at, item)
    if (next !== 'later') return next
  }
  return false
}

function nextStar(state: StateBlock, line: number, { indent }: Item): boolean | 'later' {
  if (state.isEmpty(line)) return 'later'
  const next = itemAt(state, line)
  if (next?.star && next.indent < indent + 4) return true
  return (state.sCount[line] ?? 0) >= indent + 2 ? 'later' : false
}

/** The number of the item at a line; "later" where the line still belongs to the item before it. */
function nextNumber(state: StateBlock, line: number, indent: number): number | null | 'later' {
  if (state.isEmpty(line)) return 'later'
  const next = itemAt(state, line)
  if (typeof next?.number === 'number' && next.indent < indent + 4) return next.number
  return (state.sCount[line] ?? 0) >= indent + 2 ? 'later' : null
}

function endsInColon(state: StateBlock, line: number): boolean {
  return line >= 0 && !state.isEmpty(line) && state.src[(state.eMarks[line] ?? 0) - 1] === ':'
}

function standsAlone(state: StateBlock, line: number): boolean {
  const start = state.bMarks[line] ?? 0
  return state.src.slice(start, start + (state.tShift[line] ?? 0)).trim() === ''
}
