import type { z } from 'zod'
import type { Prisma } from '@/prisma/generated/client'
import type { Facts } from './facts'

/** A piece of a letter: words of ours, somebody else’s, or a link to a page; in a mail, one to an appeal opens it for anybody who has the letter. */
export type Part = string | { said: string } | { to: string; text: string } | { appeal: { id: bigint; createdAt: Date; since?: Date | null }; text: string }
export type Paragraph = readonly Part[]
export type Content = { subject: Paragraph; paragraphs: readonly Paragraph[] }

/** A letter as it is kept: what it tells of, and never the words of it. */
export type LetterRow = Pick<
  Prisma.OutboxGetPayload<object>,
  'id' | 'memberId' | 'kind' | 'title' | 'body' | 'data' | 'entryId' | 'createdAt' | 'sentAt' | 'asSent'
>

/** What has to be found before a letter is written, by number; `statements`: the acts whose statement of reasons it repeats. */
export type Needs = Partial<Record<'entries' | 'posts' | 'threads' | 'boards' | 'statements', readonly bigint[]>>

/** One letter: what it keeps, and how that reads today. Letters about moderation or an account’s safety cannot be switched off. */
export type Letter<Data = unknown> = {
  data: z.ZodType<Data, Prisma.InputJsonObject>
  about: 'moderation' | 'security' | 'news'
  needs(data: Data, row: LetterRow): Needs
  /** Null: there is nothing left to tell. */
  write(data: Data, facts: Facts, row: LetterRow): Content | null
}

export function defineLetter<Schema extends z.ZodType<unknown, Prisma.InputJsonObject>>(letter: { data: Schema } & Omit<Letter<z.output<Schema>>, 'data'>) {
  return letter
}

/** Words with marks such as {post}, filled. What fills them is not read for marks again. */
export function filled(words: string, marks: Readonly<Record<string, Paragraph>>): Paragraph {
  return words
    .split(/(\{\w+(?::\d+)?\})/)
    .filter(Boolean)
    .flatMap((piece) => marks[piece.slice(1, -1)] ?? [piece])
}

/** A sentence of ours that may name hosts, paths or addresses: those are somebody else’s words, and no mail program makes links of them. */
export function namesApart(paragraph: Paragraph): Paragraph {
  return paragraph.flatMap((part) => (typeof part === 'string' ? namesIn(part) : [part]))
}

function namesIn(sentence: string): Part[] {
  return sentence.split(NAMES).flatMap<Part>((piece, at) => (at % 2 === 1 ? [{ said: piece }] : piece ? [piece] : []))
}

/** Words that dots, colons, slashes or @ join without a space. */
const NAMES = /([\p{L}\p{N}\p{M}_*%-]+(?:[.:/@]+[\p{L}\p{N}\p{M}_*%-]+)+)/u
