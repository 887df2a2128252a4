import { type Draft, type Words, writeDraft } from './drafts'
import type { ServerDraft } from './server-draft'
import type { Shelf } from './shelves'

export type Field = HTMLTextAreaElement | HTMLInputElement
/** A form whose words are kept: where it is sent, the wording that it changes, its fields, where its draft lies on this device, and on the server. */
export type KeptForm = {
  element: HTMLFormElement
  path: string
  revision?: string
  fields: readonly Field[]
  on: Shelf
  key: string
  server: ServerDraft | null
}

export function wordsOf({ fields }: Pick<KeptForm, 'fields'>): Words {
  return Object.fromEntries(fields.map(({ name, value }) => [name, value]))
}

export function isEmpty(form: KeptForm): boolean {
  return form.fields.every(({ value }) => !value.trim())
}

/** Keeps on this device what the form holds now. */
export function keepHere(form: KeptForm, said: Partial<Draft> = {}): void {
  writeDraft(form.on, form.key, { at: Date.now(), fields: wordsOf(form), seen: Number(form.server?.stamp.value) || null, revision: form.revision, ...said })
}

/** Puts words into the fields; a field without any stays as it is. */
export function fill({ fields }: KeptForm, texts: Readonly<Record<string, string | null | undefined>>): void {
  for (const field of fields) field.value = texts[field.name] ?? field.value
}

/** Whether the words in the form are a quotation that the page brings. */
export function isQuoting(): boolean {
  return new URLSearchParams(location.search).has('quote')
}

/** Whether the words in the form are those that stand already: nobody has typed them here. */
export function isFresh({ element }: KeptForm): boolean {
  return element.dataset.fresh !== undefined
}
