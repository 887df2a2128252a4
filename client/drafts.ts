import { keysOf, readObject, type Shelf, tryToSet } from './shelves'

/** What was typed into a form, by field, and when. */
export type Draft = { at: number; fields: Readonly<Record<string, string>> }

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
  return { at: read.at, fields: Object.fromEntries(texts) }
}

/** Keeps what is typed; a form that was emptied has no draft. */
export function writeDraft(on: Shelf, key: string, draft: Draft): void {
  if (Object.values(draft.fields).some((text) => text.trim())) tryToSet(on, key, JSON.stringify(draft))
  else on.removeItem(key)
}

/** Removes the drafts of everyone but this member, and those that are a day old. */
export function sweepDrafts(on: Shelf, member: string, now: number): void {
  const hers = draftKey(member, '')
  for (const key of keysOf(on)) {
    if (key.startsWith(PREFIX) && !(key.startsWith(hers) && readDraft(on, key, now))) on.removeItem(key)
  }
}

/** Removes every draft. */
export function wipeDrafts(on: Shelf): void {
  for (const key of keysOf(on)) if (key.startsWith(PREFIX)) on.removeItem(key)
}

/**
 * What a field that shows `shown` holds once its draft is back; null where it stays as it is. Words that the
 * page brings itself are never lost: a quotation goes below what was typed before, anything else stands.
 */
export function restoredText(draft: string, shown: string, quoting: boolean): string | null {
  if (!draft.trim() || draft === shown) return null
  if (draft.includes(shown.trim())) return draft
  return quoting ? `${draft.trimEnd()}\n\n${shown}` : null
}
