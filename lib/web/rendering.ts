import { createHash } from 'node:crypto'
import type { SlotValueName } from '@/lib/platform/marks'
import { splitAtMarks } from '@/lib/platform/marks'
import type { Tag } from '@/lib/platform/tags'

/** A finished page in pieces: what is said to everyone, what only some readers get, and values of the reader. */
export type Piece = { bytes: Buffer } | { when: When; pieces: Piece[] } | { value: SlotValueName }

/** For which readers a variant is; `id` is that of a board or a name. */
export type When = { kind: string; id: bigint }

/** A page taken apart: its pieces, the tags it is made of, when something in it runs out (ms since 1970), and its status. */
export type Rendering = { pieces: Piece[]; tags: Tag[]; until: number | null; status: number }

type Reading = Rendering & { open: Piece[][] }

/** One character a byte: what is looked for is ASCII, and such strings take half the memory and come back as they were. */
const AS_BYTES = 'latin1'

/**
 * Takes a page of Next apart at its marks and leaves out the framework's scripts. Throws where a mark
 * is not whole or its word stands anywhere else: such bytes are never sent.
 */
export function readRendering(page: Buffer, word: string): Rendering {
  const pieces: Piece[] = []
  const reading: Reading = { pieces, tags: [], until: null, status: 200, open: [pieces] }
  splitAtMarks(withoutScripts(page.toString(AS_BYTES)), word).forEach((text, index) => {
    const here = found(reading.open.at(-1), 'a slot is closed that was not opened')
    if (index % 2 === 0) here.push({ bytes: Buffer.from(checked(text, word), AS_BYTES) })
    else readMark(text, here, reading)
  })
  if (reading.open.length !== 1) throw new Error('a slot is open at the end of the page')
  return { pieces, tags: reading.tags, until: reading.until, status: reading.status }
}

function readMark(mark: string, here: Piece[], reading: Reading): void {
  const rest = mark.slice(1)
  if (mark === ')') reading.open.pop()
  else if (mark.startsWith('=')) here.push({ value: rest as SlotValueName })
  else if (mark.startsWith('#')) reading.tags.push(rest as Tag)
  else if (mark.startsWith('@')) reading.until = Math.min(reading.until ?? Number.POSITIVE_INFINITY, Date.parse(rest))
  else if (mark.startsWith('!')) reading.status = Number(rest)
  else reading.open.push(slotIn(here, mark))
}

function found<T>(thing: T | undefined, otherwise: string): T {
  if (thing === undefined) throw new Error(otherwise)
  return thing
}

/**
 * Whether Next sent the empty shell that its scripts would fill with an error. Only the page's own
 * first tag counts: people may write its name in a title.
 */
export function isErrorShell(page: Buffer): boolean {
  return /^<!DOCTYPE html><html[^>]*\sid="__next_error__"/i.test(page.toString(AS_BYTES, 0, 2000))
}

/** A short name for some bytes; weak, since it stays the same in every encoding. */
export function etagOf(bytes: Buffer): string {
  return `W/"${createHash('sha256').update(bytes).digest('base64url').slice(0, 22)}"`
}

function slotIn(here: Piece[], mark: string): Piece[] {
  if (!mark.startsWith('(')) throw new Error('a mark of no kind')
  const pieces: Piece[] = []
  const [kind = '', id = '0'] = mark.slice(1).split(':')
  here.push({ when: { kind, id: BigInt(id) }, pieces })
  return pieces
}

function checked(html: string, word: string): string {
  if (html.includes(word)) throw new Error('a mark remains in the page')
  return html
}

/** The page is whole without the runtime. JSON-LD is data and stays, and so do our own small modules. */
function withoutScripts(html: string): string {
  return html.replace(FRAMEWORK_SCRIPT, '')
}

// All in one pass: each pass copies a page that is mostly scripts.
const FRAMEWORK_SCRIPT =
  /<script\b(?![^>]*(?:type="application\/ld\+json"|src="\/client\/))[^>]*>[\s\S]*?<\/script>|<link\b[^>]*\b(?:as="script"|rel="modulepreload")[^>]*>/g
