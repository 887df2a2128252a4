import type { WhyNot } from '@/lib/posts/policy'
import type { LinkState } from '@/lib/text/render'

/** The fields that an act's form has beside reason and words, as plain data for its component. */
export type ActForm = { kind: 'plain' } | FieldsForm | MoveForm | LinksForm | EditForm | HideForm

/** A form of simple fields; one that is `held` is sent along unseen, one of type `post` is read and not sent. */
export type FieldsForm = { kind: 'fields'; fields: ActField[] }
export type ActField =
  | { type: 'choice'; name: string; label: string; options: { value: string; label: string; detail?: string }[]; chosen?: string }
  | { type: 'text'; name: string; label: string; hint?: string; filled?: string }
  | { type: 'held'; name: string; value: string }
  | { type: 'post'; name: string; html: string }

export type MoveForm = {
  kind: 'move'
  /** The board she saw the thread on; another one by then is a refusal. */
  from: string
  destinations: { slug: string; name: string; purpose: string }[]
  /** Boards that people read who cannot read this one: only an admin can move the thread there. */
  closed: string[]
  /** Those of the destinations that other people read: how many would lose sight of it, and whether anybody would gain it. */
  others: { name: string; loses: boolean; gains: boolean; sentence: string }[]
  /** The rules under which fewer people may be let read it. */
  rules: Readonly<Record<string, string>>
  /** Whether she may move it without anybody being told. */
  maySilence: boolean
  /** What its starter asked for. */
  asked?: string
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
