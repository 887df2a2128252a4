import { createHash } from 'node:crypto'
import type { SlotValueName } from '@/lib/platform/marks'
import { splitAtMarks } from '@/lib/platform/marks'

/** A finished page in pieces: what is said to everyone, what only some readers get, and values of the reader. */
export type Piece = { html: string } | { when: string; pieces: Piece[] } | { value: SlotValueName }

/**
 * Takes a page of Next apart at its marks and leaves out the framework's scripts. Throws where a mark
 * is not whole or its word stands anywhere else: such bytes are never sent.
 */
export function readRendering(html: string, word: string): Piece[] {
  const root: Piece[] = []
  const open: Piece[][] = [root]
  splitAtMarks(withoutScripts(html), word).forEach((text, index) => {
    const here = found(open.at(-1), 'a slot is closed that was not opened')
    if (index % 2 === 0) here.push({ html: checked(text, word) })
    else readMark(text, here, open)
  })
  if (open.length !== 1) throw new Error('a slot is open at the end of the page')
  return root
}

function readMark(mark: string, here: Piece[], open: Piece[][]): void {
  if (mark === ')') open.pop()
  else if (mark.startsWith('=')) here.push({ value: mark.slice(1) as SlotValueName })
  else open.push(slotIn(here, mark))
}

function found<T>(thing: T | undefined, otherwise: string): T {
  if (thing === undefined) throw new Error(otherwise)
  return thing
}

/**
 * Whether Next sent the empty shell that its scripts would fill with an error. Only the page's own
 * first tag counts: people may write its name in a title.
 */
export function isErrorShell(html: string): boolean {
  return /^<!DOCTYPE html><html[^>]*\sid="__next_error__"/i.test(html)
}

/** A short strong name for some bytes. */
export function etagOf(bytes: Buffer): string {
  return `"${createHash('sha256').update(bytes).digest('base64url').slice(0, 22)}"`
}

function slotIn(here: Piece[], mark: string): Piece[] {
  if (!mark.startsWith('(')) throw new Error('a mark of no kind')
  const pieces: Piece[] = []
  here.push({ when: mark.slice(1), pieces })
  return pieces
}

function checked(html: string, word: string): string {
  if (html.includes(word)) throw new Error('a mark remains in the page')
  return html
}

/** The page is whole without the runtime; JSON-LD is data and stays. */
function withoutScripts(html: string): string {
  return html
    .replace(/<script\b(?![^>]*type="application\/ld\+json")[^>]*>[\s\S]*?<\/script>/g, '')
    .replace(/<link\b[^>]*\bas="script"[^>]*>/g, '')
    .replace(/<link\b[^>]*\brel="modulepreload"[^>]*>/g, '')
}
