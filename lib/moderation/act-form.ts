import type { LinkState } from '@/lib/text/render'

/** The fields that an act's form has beside reason and words, as plain data for its component. */
export type ActForm = { kind: 'plain' } | FieldsForm | MoveForm | LinksForm

/** A form of simple fields; one that is `held` is sent along unseen. */
export type FieldsForm = { kind: 'fields'; fields: ActField[] }
export type ActField =
  | { type: 'choice'; name: string; label: string; options: { value: string; label: string; detail?: string }[]; chosen?: string }
  | { type: 'text'; name: string; label: string; hint?: string; filled?: string }
  | { type: 'held'; name: string; value: string }

export type MoveForm = {
  kind: 'move'
  /** The board she saw the thread on; another one by then is a refusal. */
  from: string
  destinations: { slug: string; name: string; purpose: string }[]
  /** Boards that other people read: the thread cannot go there yet. */
  otherReaders: string[]
}

export type LinksForm = {
  kind: 'links'
  revision: number
  links: { ordinal: number; address: string; text: string; host: string; state: LinkState; before: string; after: string }[]
}
