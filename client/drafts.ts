import { keysOf, readObject, type Shelf, tryToSet } from './shelves'

/** What was typed into a form, by field. */
export type Words = Readonly<Record<string, string>>

/**
 * A draft on this device: its words, and when they were typed. `seen`: the version on the server that they go on from;
 * `saved`: whether the server holds these very words; `revision`: the wording of a post that they change.
 */
export type Draft = { at: number; fields: Words; seen?: number | null; saved?: boolean; revision?: string }

/** What a page shows in a form: the words, the version on the server that they are, whether it would show one, and whether she asked for this one. */
export type Shown = { at: number | null; fields: Words; knows: boolean; asked?: boolean }

const DAY_MS = 86_400_000
const PREFIX = 'draft:'

/** A draft belongs to a member ('' for a guest) and to the address of its form. */
export function draftKey(member: string, path: string): string {
  return `${PREFIX}${encodeURIComponent(member)}:${path}`
}

/** A draft that is not older than a day. */
export function readDraft(on: Shelf, key: string, now: number): Draft | null {
  const read = readObject(on, key)
  if (!read || typeof read.at !== 'number' || typeof read.fields !== 'object' || now - read.at >= DAY_MS) return null
  const texts = Object.entries(read.fields ?? {}).filter((entry): entry is [string, string] => typeof entry[1] === 'string')
  return {
    at: read.at,
    fields: Object.fromEntries(texts),
    seen: typeof read.seen === 'number' ? read.seen : null,
    saved: read.saved === true,
    revision: typeof read.revision === 'string' ? read.revision : undefined,
  }
}

/** Keeps what is typed; a form that was emptied has no draft. */
export function writeDraft(on: Shelf, key: string, draft: Draft): void {
  if (Object.values(draft.fields).some((text) => text.trim())) tryToSet(on, key, JSON.stringify(draft))
  else on.removeItem(key)
}

/** Removes the drafts of everyone but this member, and those that are a day old. */
export function sweepDrafts(on: Shelf, member: string, now: number): void {
  const own = draftKey(member, '')
  for (const key of keysOf(on)) {
    if (key.startsWith(PREFIX) && !(key.startsWith(own) && readDraft(on, key, now))) on.removeItem(key)
  }
}

/** Removes every draft. */
export function wipeDrafts(on: Shelf): void {
  for (const key of keysOf(on)) if (key.startsWith(PREFIX)) on.removeItem(key)
}

/**
 * Which words a form shows that has a draft on this device. `page`: what it shows already; `device`: the draft, for it goes
 * on from there or is newer; `both`: the page brings no draft of its own; `forget`: the server held the draft and has gone
 * on from it, or it was sent.
 */
export function choiceOf(device: Draft, shown: Shown): 'page' | 'device' | 'both' | 'forget' {
  if (holdsWords(shown.fields, device.fields)) return 'page'
  if (device.saved && shown.knows) return 'forget'
  if (shown.at === null) return 'both'
  if (shown.asked) return 'page'
  return device.seen === shown.at || device.at > shown.at ? 'device' : 'page'
}

/** Whether all of some words stand in others. */
export function holdsWords(whole: Words, part: Words): boolean {
  return Object.entries(part).every(([field, text]) => oneEnding(whole[field] ?? '').includes(oneEnding(text).trim()))
}

/**
 * What a field that shows `shown` holds once its draft is back; null where it stays as it is. Words that the
 * page brings itself are never lost: a quotation goes below what was typed before, anything else stands.
 */
export function restoredText(draft: string, shown: string, quoting: boolean): string | null {
  if (!draft.trim() || shown.includes(draft.trim())) return null
  if (draft.includes(shown.trim())) return draft
  return quoting ? `${draft.trimEnd()}\n\n${shown}` : null
}

function oneEnding(text: string): string {
  return text.replace(/\r\n?/g, '\n')
}
