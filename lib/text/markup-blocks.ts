import MarkdownIt, { type MarkdownIt as Parser, type StateBlock } from 'markdown-it'
import { countsOn, lineAt, listAt, mayBeginList, type OpenList } from './markup-lists'

type BlockRule = (state: StateBlock, line: number, end: number, silent: boolean) => boolean

/** What the block rules remember of one text. `hollow`: by depth, up to which line marks quote nothing. */
type Memory = { lists: OpenList[]; quotes: number; hollow: number[]; unclosed: Set<string> }

const DEEPEST_QUOTE = 4
const GREATER = 62
const HOLLOW_QUOTE = /^[> \t\u00A0]*$/
const FENCE = /^(`{3,})[ \t]*([\w+#.-]{0,20})[ \t]*$/

const memories = new WeakMap<object, Memory>()

/** Gives the parser our quotes, lists and fenced code. */
export function addBlockRules(md: Parser): void {
  const both = { alt: ['paragraph', 'list', 'blockquote'] }
  md.block.ruler.at('blockquote', quoteRule, { alt: ['paragraph', 'list'] })
  md.block.ruler.at('list', listRule, { alt: ['paragraph', 'blockquote'] })
  md.block.ruler.at('fence', fenceRule, both)
  md.block.ruler.before('paragraph', 'list_breaks', endsList, { alt: ['list'] })
  md.block.ruler.before('paragraph', 'quote_ends', endsQuote, { alt: ['blockquote'] })
  md.block.ruler.before('paragraph', 'item_ends', endsItem, { alt: ['paragraph'] })
  md.enable(['list_breaks', 'quote_ends', 'item_ends'])
}

const markdownQuote = ruleOf('blockquote')
const markdownList = ruleOf('list')
const markdownFence = ruleOf('fence')

function quoteRule(state: StateBlock, line: number, end: number, silent: boolean): boolean {
  if (state.src.charCodeAt((state.bMarks[line] ?? 0) + (state.tShift[line] ?? 0)) !== GREATER) return false
  const memory = memoryOf(state)
  if (memory.quotes >= DEEPEST_QUOTE || isHollow(state, line, end, memory)) return false
  memory.quotes += 1
  const lists = memory.lists.splice(0)
  const taken = markdownQuote(state, line, end, silent)
  memory.lists = lists
  memory.quotes -= 1
  return taken
}

function listRule(state: StateBlock, line: number, end: number, silent: boolean): boolean {
  const memory = memoryOf(state)
  if (!mayBeginList(state, line, end, memory.lists)) return false
  if (silent) return markdownList(state, line, end, true)
  memory.lists.push(listAt(state, line))
  const taken = markdownList(state, line, end, false)
  memory.lists.pop()
  return taken
}

/** Code between two lines of backticks. Where the second is missing nothing is code, or the rest of the post would be. */
function fenceRule(state: StateBlock, line: number, end: number, silent: boolean): boolean {
  const marks = FENCE.exec(lineAt(state, line).slice(0, 200))?.[1]
  return marks !== undefined && closes(state, line, end, marks) && markdownFence(state, line, end, silent)
}

// The three below stand in for markdown's lazy continuation: a line under a quote or a list is the writer's own again.
const endsQuote: BlockRule = (_state, _line, _end, silent) => silent

const endsItem: BlockRule = (state, line, _end, silent) => silent && (state.sCount[line] ?? 0) < state.blkIndent

const endsList: BlockRule = (state, line, _end, silent) => silent && !countsOn(state, line, memoryOf(state).lists.at(-1))

function isHollow(state: StateBlock, line: number, end: number, memory: Memory): boolean {
  if (line < (memory.hollow[memory.quotes] ?? 0)) return true
  let next = line
  while (next < end && isHollowQuote(state, next)) next += 1
  const hollow = next > line && !lineAt(state, next).startsWith('>')
  if (hollow) memory.hollow[memory.quotes] = next
  return hollow
}

function isHollowQuote(state: StateBlock, line: number): boolean {
  const text = lineAt(state, line)
  return text.startsWith('>') && HOLLOW_QUOTE.test(text.slice(1)) && !text.slice(1).includes('>')
}

function closes(state: StateBlock, line: number, end: number, marks: string): boolean {
  const { unclosed } = memoryOf(state)
  const key = `${end} ${marks.length}`
  if (unclosed.has(key)) return false
  for (let next = line + 1; next < end; next += 1) {
    const text = lineAt(state, next)
    if (text.startsWith(marks) && /^`+[ \t]*$/.test(text)) return next > line + 1
  }
  unclosed.add(key)
  return false
}

function memoryOf(state: StateBlock): Memory {
  const known = memories.get(state.env) ?? { lists: [], quotes: 0, hollow: [], unclosed: new Set<string>() }
  memories.set(state.env, known)
  return known
}

/** One of markdown's own rules, which a parser hands out only where it alone is switched on. */
function ruleOf(name: string): BlockRule {
  const [rule] = new MarkdownIt('zero').enable(name).block.ruler.getRules('')
  if (!rule) throw new Error(`markdown-it has no rule ${name}.`)
  return rule
}
