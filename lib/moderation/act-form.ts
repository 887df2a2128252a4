import type { WhyNot } from '@/lib/posts/policy'
import type { LinkState } from '@/lib/text/facts'
import type { Turn } from '@/lib/text/local-moment'
import type { PostInShort } from './posts-in-short'

/** The fields that an act's form has beside reason and words, as plain data for its component. */
export type ActForm = { kind: 'plain' } | FieldsForm | MoveForm | LinksForm | EditForm | HideForm | SplitForm

/** What the address of an act's page asks for: the host or the rule about one, the post from which one comes, the page of posts to choose from, the role that is meant, whether one comes from the desk of what waits. */
export type ActAsked = { from?: number; page?: number; role?: string; desk?: boolean; host?: string; rule?: bigint }

/** A form of simple fields; one that is `carried` is sent along, unseen unless it has a label, one of type `post` is read and not sent. `first` is the ready reason to begin with. */
type FieldsForm = { kind: 'fields'; fields: ActField[]; first?: string }
export type ActField =
  | { type: 'choice'; name: string; label: string; options: { value: string; label: string; detail?: string }[]; chosen?: string }
  | { type: 'text'; name: string; label: string; hint?: string; filled?: string }
  | { type: 'select'; name: string; label: string; empty: string; options: { value: string; label: string }[]; chosen: string }
  | { type: 'tick'; name: string; label: string; ticked?: boolean }
  /** A day and an hour by British clocks: two fields, the second one's name with `Hour` behind it. `turn`: which of two hours, in a third one with `Turn`. */
  | { type: 'moment'; name: string; label: string; hint?: string; day?: string; hour?: string; turn?: Turn }
  | { type: 'carried'; name: string; value: string; label?: string }
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
  /** The ready reasons that are true of this post, the likeliest first. */
  reasons: Readonly<Record<string, string>>
  /** Whether this site asks foreign addresses where they lead. */
  canFollow: boolean
  links: {
    ordinal: number
    address: string
    text: string
    host: string
    /** Where it was found to lead, step by step. */
    chain: string[]
    /** Whether anybody went that way to its end. */
    followed: boolean
    goneAt: Date | null
    state: LinkState
    why: WhyNot | null
    before: string
    after: string
  }[]
}

export type EditForm = { kind: 'edit'; revision: number; body: string }

export type HideForm = { kind: 'hide'; wordings: { revision: number; replacedAt: Date; excerpt: string }[] }

export type SplitForm = {
  kind: 'split'
  /** The number of the post from which she comes. */
  from?: number
  lastNumber: number
  page: number
  pages: number
  /** The posts of this page, to be ticked. */
  posts: PostInShort[]
}
