import { LONGEST_ASKED } from './schema'

/** A word or words side by side; `without`: posts that hold it are left out; `or`: it or the one before will do. */
export type Term = { text: string; without: boolean; or: boolean }

const DOUBLE_QUOTES = /[“”„‟«»＂]/g
const TERMS = /(-?)"([^"]*)"|[^\s"]+/g
const MINUS = /^-(?=[\p{L}\p{N}])/u
const OR = /^or$/i

/** The terms of what was typed: words, words in quotation marks, a minus before either, “or” between two. */
export function readTerms(typed: string): Term[] {
  const terms: Term[] = []
  let or = false
  for (const [whole, minus, phrase] of cut(typed).replace(DOUBLE_QUOTES, '"').matchAll(TERMS)) {
    if (OR.test(whole) && terms.length > 0 && !or) {
      or = true
      continue
    }
    const term = phrase === undefined ? wordOf(whole) : { text: phrase, without: minus === '-' }
    terms.push({ ...term, or: or && !term.without && terms.at(-1)?.without === false })
    or = false
  }
  return terms
}

export function isTooLong(typed: string): boolean {
  return typed.length > LONGEST_ASKED
}

function wordOf(token: string): { text: string; without: boolean } {
  return { text: token.replace(MINUS, ''), without: MINUS.test(token) }
}

/** As much as is used, without half a word at its end where there is a whole one before. */
function cut(typed: string): string {
  if (!isTooLong(typed)) return typed
  const used = typed.slice(0, LONGEST_ASKED).replace(/[\uD800-\uDBFF]$/, '')
  return /^\s/.test(typed.slice(used.length)) ? used : used.replace(/(?<=\s)\S+$/, '')
}
