import { unescapeHtml } from './escape'

const TOKEN = /<(\/?)([a-z0-9]+)([^>]*)>|[^<]+/g
const HOST_NOTE = /<span data-(?:host|gone)[^>]*>.*?<\/span>/gs
const SIGNS = /[^\p{L}\p{N}]+/gu

/**
 * Whether a text that was rendered in another way still holds every letter and digit that it held before, in their
 * order. What a list numbers by itself counts as held, and so does the address of a link, whichever words stand for it.
 * Notes about hosts are not the author's words and do not count. Takes two outputs of renderText; linear in their length.
 */
export function keepsWords(before: string, after: string, addresses: ReadonlyMap<number, string>): boolean {
  const kept = lettersOf(after, addresses)
  let at = 0
  for (const letter of lettersOf(before, new Map())) {
    at = kept.indexOf(letter, at)
    if (at === -1) return false
    at += letter.length
  }
  return true
}

type Reader = { text: string; lists: number[]; address: string; addresses: ReadonlyMap<number, string> }

function lettersOf(html: string, addresses: ReadonlyMap<number, string>): string {
  const reader: Reader = { text: '', lists: [], address: '', addresses }
  for (const [part, closing, name, attributes = ''] of html.replace(HOST_NOTE, '').matchAll(TOKEN)) {
    if (name === undefined) reader.text += unescapeHtml(part)
    else if (closing) readEnd(reader, name)
    else readStart(reader, name, attributes)
  }
  return reader.text.replace(SIGNS, '').toLowerCase()
}

function readStart(reader: Reader, name: string, attributes: string): void {
  if (name === 'ol') reader.lists.push(Number(/start="(\d+)"/.exec(attributes)?.[1] ?? 1))
  if (name === 'ul') reader.lists.push(Number.NaN)
  if (name === 'li') reader.text += numberOf(reader.lists)
  const ordinal = /data-link="(\d+)"/.exec(attributes)?.[1]
  if (ordinal) reader.address = reader.addresses.get(Number(ordinal)) ?? ''
}

function readEnd(reader: Reader, name: string): void {
  if (name === 'ol' || name === 'ul') reader.lists.pop()
  if (name !== 'a' && name !== 'span') return
  reader.text += reader.address
  reader.address = ''
}

/** The number that the browser shows before this item; the next one is one higher. */
function numberOf(lists: number[]): string {
  const number = lists.at(-1) ?? Number.NaN
  lists[lists.length - 1] = number + 1
  return Number.isNaN(number) ? '' : String(number)
}
