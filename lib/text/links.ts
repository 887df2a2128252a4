import { addressPart, authorityOf, isEmphasised } from './address-end'
import { imitatesLatin, mixesScripts } from './look-alikes'
import { urlOf } from './url'

/** An address found in a text. `start` and `end` are UTF-16 offsets; `address` is absolute, http or https, as the WHATWG URL standard writes it. */
export type FoundLink = { start: number; end: number; text: string; address: string }

const LONGEST_ADDRESS = 2000
// What no address may contain: space, brackets and quotes of markup, backslash, and invisible characters that turn or split what is read.
const OUTSIDE = '\\s\\p{Z}\\p{Cc}<>"“”„«»`\\\\\\u061C\\u200B\\u200E\\u200F\\u202A-\\u202E\\u2060-\\u2069\\uFEFF\\uFFF9-\\uFFFB'
const NOT_IN_ADDRESS = new RegExp(`[${OUTSIDE}]`, 'u')
// Nor, in the running text, marks of an East Asian sentence, which has no blanks.
const WORD = new RegExp(`[^${OUTSIDE}、。，；：！？（）「」『』【】《》〈〉｜]+`, 'gu')
const BEGINNING = /https?:\/\/|www\./gi
// A variation selector belongs to a picture, and no scheme ends in one.
const NOT_BEFORE_SCHEME = /[\p{Script=Latin}\p{N}+](?:(?![\uFE00-\uFE0F\u20E3])\p{M})*$/u
const NOT_BEFORE_WWW = /(?:[\p{Script=Latin}\p{N}](?:(?![\uFE00-\uFE0F\u20E3])\p{M})*[_-]*|[@+.:=&])$/u
const NEXT_OF_LIST = /[,;|](?=https?:\/\/|www\.)/i
// Pictures are in use as names; other symbols (U+2044, a slash to the eye) only as disguise.
const LABEL = /^[\p{L}\p{M}\p{N}\p{Extended_Pictographic}\u2318\u2600-\u27BF-]+$/u
const LAST_LABEL = /^(?:\p{L}[\p{L}\p{M}]+|xn--[a-z0-9-]+)$/iu

/**
 * The web addresses of a text, in order: what begins with http://, https:// or www. (read as https).
 * Punctuation after an address stays outside, balanced brackets inside. Not links: addresses with a user name in them,
 * hosts that imitate another by foreign letters, anything over 2,000 characters. Linear in the length of the text.
 */
export function findLinks(text: string): FoundLink[] {
  const links: FoundLink[] = []
  for (const word of text.matchAll(WORD)) {
    if (word[0].length <= LONGEST_ADDRESS) links.push(...linksInWord(text, word[0], word.index))
  }
  return links
}

/**
 * The address that someone wrote as the target of a link, in the form findLinks gives; null where it is none. A user name
 * in it is left out: it would be taken for the host.
 */
export function readAddress(written: string): string | null {
  if (written.length > LONGEST_ADDRESS || NOT_IN_ADDRESS.test(written)) return null
  const bare = /^www\./i.test(written)
  const candidate = (bare ? 'https://' : '') + written.replace(/^(https?:\/\/)[^/?#]*@/i, '$1')
  return /^https?:\/\//i.test(candidate) ? addressOf(candidate, candidate, bare) : null
}

function linksInWord(text: string, word: string, offset: number): FoundLink[] {
  const links: FoundLink[] = []
  let free = 0
  for (const { 0: beginning, index } of word.matchAll(BEGINNING)) {
    const link = index < free ? null : linkAt(word, { start: index, beginning, emphasised: () => isEmphasised(text, offset + index) })
    if (!link) continue
    free = link.end
    links.push({ ...link, start: offset + link.start, end: offset + link.end })
  }
  return links
}

type Beginning = { start: number; beginning: string; emphasised: () => boolean }

function linkAt(word: string, { start, beginning, emphasised }: Beginning): FoundLink | null {
  const bare = beginning.toLowerCase() === 'www.'
  if (!mayBegin(word.slice(0, start), bare)) return null
  const [first = ''] = word.slice(start).split(NEXT_OF_LIST, 1)
  const candidate = (bare ? 'https://' : '') + first
  const authority = authorityOf(candidate)
  const host = addressOf(candidate, authority, bare)
  if (!host) return null
  const found = addressPart(candidate, authority, emphasised)
  const address = found === authority ? host : addressOf(candidate, found, bare)
  if (!address) return null
  const end = start + found.length - (bare ? 'https://'.length : 0)
  return { start, end, text: word.slice(start, end), address }
}

function mayBegin(before: string, bare: boolean): boolean {
  if (bare) return !NOT_BEFORE_WWW.test(before) && !isInPath(before)
  // Forms that come filled with "http://" make people paste a second one behind it.
  return !NOT_BEFORE_SCHEME.test(before) || /(?:^|[^a-z])https?:\/\/$/i.test(before)
}

/** "ftp://www.example.com" and "example.com/www.example.org" hold no address that begins at www. */
function isInPath(before: string): boolean {
  return before.endsWith('/') && (/[.:]/.test(before) || before.endsWith('//'))
}

function addressOf(candidate: string, found: string, bare: boolean): string | null {
  const authority = /^https?:\/\/([^/?#[\]]*)/i.exec(candidate)?.[1] ?? ''
  const url = /[@%]/.test(authority) ? null : urlOf(found)
  if (!url) return null
  const host = /^https?:\/\/(\[[^\]]*\]|[^/?#:]*)/i.exec(found)?.[1] ?? ''
  return isHost(host, url.hostname, bare) && url.href.length <= LONGEST_ADDRESS ? url.href : null
}

function isHost(written: string, read: string, bare: boolean): boolean {
  // 2130706433 or 0x7f.1 are read as 127.0.0.1: a number is a host only where it is written as one.
  if (/^[\d.]+$/.test(read)) return written === read
  if (written.startsWith('[') || (!bare && read === 'localhost')) return true
  const labels = written.split('.')
  return labels.length >= (bare ? 3 : 2) && LAST_LABEL.test(labels.at(-1) ?? '') && labels.every(isLabel)
}

function isLabel(label: string): boolean {
  const lower = label.normalize('NFKC').toLowerCase()
  return LABEL.test(label) && !mixesScripts(lower) && !imitatesLatin(lower)
}
