import { unescapeHtml } from './escape'
import { allLinks, renderText } from './render'

const ADDRESS = /(?:https?:\/\/|www\.)[^\s<>()[\]]+/giu
/** The number before a line of a list. */
const NUMBER = /^[^\S\n]*\d{1,2}[.)]\s/gmu
/** A word, or a picture that stands for one. */
const WORD = /[\p{L}\p{N}\p{M}]+|\p{Extended_Pictographic}|\p{Regional_Indicator}|\p{Sc}/gu
/** Signs that turn letters round: what stands in the text is not what is read. */
const TURNS = /[\u202A-\u202E\u2066-\u2069]/g
const BEGINS_ADDRESS = /^(?:https?:\/\/|www\.)/i
/** A link of plain words, and the first number of a list that counts from further on than lists do. */
const LINK = /<span data-link="\d+">([^<]*)<\/span>/g
const COUNTED_FROM = /<ol start="(\d{3,})">/g
/** What the renderer says about a link. */
const NOTES = /<span data-(?:host|gone)="">.*?<\/span>/g
// Taken for gone, so that words moved into a quotation of somebody else are no longer the author's own.
const QUOTES_GONE = { linkOf: () => ({ state: 'plain' as const }), isGone: () => true }

/**
 * Whether a later wording lacks words of the earlier one in their order, or links that it had, in what is typed or in what
 * is shown of it; another address for a link takes nothing away.
 */
export function losesWords(before: string, after: string): boolean {
  const [was, is] = [renderText(before, QUOTES_GONE), renderText(after, QUOTES_GONE)]
  const lost = lacks(wordsOf(before), wordsOf(after)) || lacks(wordsOf(shown(was)), wordsOf(shown(is)))
  return lost || is.links.length < was.links.length || count(TURNS, after) > count(TURNS, before)
}

/**
 * Whether a later wording shows words that the earlier one does not hold in their order: whose they are, its readers could
 * not tell. Addresses and markup add none.
 */
export function addsWords(before: string, after: string): boolean {
  return lacks(readersWords(after), readersWords(before))
}

/** What readers see of a text but the addresses in it; words that only look like an address are words. */
function readersWords(text: string): string[] {
  const { html } = renderText(text, allLinks('plain'))
  const bare = html.replace(LINK, (link, words) => (BEGINS_ADDRESS.test(words) ? ' ' : link)).replace(COUNTED_FROM, ' $1 ')
  return shown({ html: bare }).match(WORD) ?? []
}

/** Whether the later words do not hold the earlier ones in their order. */
function lacks(before: readonly string[], after: readonly string[]): boolean {
  let met = 0
  for (const word of after) if (word === before[met]) met += 1
  return met < before.length
}

function wordsOf(text: string): string[] {
  return text.replace(ADDRESS, ' ').replace(NUMBER, '').match(WORD) ?? []
}

function shown({ html }: { html: string }): string {
  return unescapeHtml(
    html
      .replace(NOTES, '')
      .replace(/<\/?(?:a|span|em|strong|code)\b[^>]*>/g, '')
      .replace(/<[^>]*>/g, '\n'),
  )
}

function count(signs: RegExp, text: string): number {
  return text.match(signs)?.length ?? 0
}
