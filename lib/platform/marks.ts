import type { Tag } from './tags'

// The marks that a rendering leaves in its bytes for the front door: places that belong to the reader.
// Every mark carries a random word of its rendering, so nobody's text can forge one.
// All characters are safe in HTML text and attributes.

/** For which readers a slot's variant is shown. */
export type SlotWhen =
  | 'guest'
  | 'member'
  | 'unread'
  | 'staff'
  | 'admin'
  | `moderator:${bigint}`
  | `not-moderator:${bigint}`
  | `name:${bigint}`
  | `not-name:${bigint}`
  | 'as-of'

/** For moderators of all boards: there is no board of that number. */
export const MODERATOR_OF_ALL: SlotWhen = 'moderator:0'

/** Values that the front door fills in, escaped. `words` is fit for the text of an element alone. */
export type SlotValueName =
  | 'viewer.name'
  | 'viewer.page'
  | 'viewer.unread'
  | 'form.key'
  | 'form.for'
  | 'theme'
  | 'words'
  | 'asked'
  | 'wait'
  | 'as-of'
  | 'reference'

/** Begins a variant of a slot. */
export function openMark(word: string, when: SlotWhen): string {
  return `~${word}(${when}~`
}

/** Ends the variant that was begun last. */
export function closeMark(word: string): string {
  return `~${word})~`
}

/** Stands for a value of the reader. */
export function valueMark(word: string, name: SlotValueName): string {
  return `~${word}=${name}~`
}

/** Names something that the page is made of: when it changes, the page is dropped. */
export function tagMark(word: string, tag: Tag): string {
  return `~${word}#${tag}~`
}

/** A moment at which something in the page runs out. */
export function untilMark(word: string, moment: Date): string {
  return `~${word}@${moment.toISOString()}~`
}

/** Says that what stood at the address is gone: the page is answered with that status. */
export function goneMark(word: string): string {
  return `~${word}!410~`
}

/** Splits a rendering at its marks: even pieces are HTML, odd ones the inside of a mark. */
export function splitAtMarks(html: string, word: string): string[] {
  return html.split(new RegExp(`~${word}([^~<>]*)~`))
}

/** The headers by which the front door speaks to a rendering; clients' own are never passed on. */
export const AUDIENCE_HEADER = 'x-parley-audience'
export const MARK_HEADER = 'x-parley-mark'
export const REQUEST_HEADER = 'x-parley-request'
/** The address that a request came from, as the front door saw it; with " local" behind it where that is this machine. */
export const CALLER_HEADER = 'x-parley-caller'
export const PATH_HEADER = 'x-parley-path'
