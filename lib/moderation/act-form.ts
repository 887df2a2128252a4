import type { WhyNot } from '@/lib/posts/policy'
import type { LinkState } from '@/lib/text/render'

/** The fields that an act's form has beside reason and words, as plain data for its component. */
export type ActForm = { kind: 'plain' } | FieldsForm | MoveForm | LinksForm | EditForm | HideForm

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
  links: {
    ordinal: number
    address: string
    text: string
    host: string
    /** Where it was found to lead, step by step. */
    chain: string[]
    goneAt: Date | null
    state: LinkState
    why: WhyNot | null
    before: string
    after: string
  }[]
}

export type EditForm = { kind: 'edit'; revision: number; body: string }

export type HideForm = { kind: 'hide'; wordings: { revision: number; replacedAt: Date; excerpt: string }[] }
