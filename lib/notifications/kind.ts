import type { z } from 'zod'
import type { Prisma } from '@/prisma/generated/client'

/** What a notification is about, as it is today; what its reader may not see is left out. */
export type Told<Detail> = {
  detail: Detail
  /** Who acted or wrote, as far as the reader may know. */
  by: string | null
  thread: { id: bigint; slug: string; title: string } | null
  post: { id: bigint; number: number } | null
  /** Why a moderator did it: the ready reason, and the words that are open and not blanked. */
  why: string
  /** The board that the detail names. */
  board: string | null
  /** What HQ answered to the request that the detail names. */
  answer: string | null
}

/** A kind of notification: what it keeps, and how it reads. */
export type Kind<Detail = unknown> = {
  detail: z.ZodType<Detail, Prisma.InputJsonObject>
  sentence(told: Told<Detail>): string
  /** Set: the page does not name a thread, for it is about none, or about one that nobody sees yet. */
  elsewhere?: true
  button?(told: Told<Detail>): { href: string; text: string } | null
}

export function defineKind<Schema extends z.ZodType<unknown, Prisma.InputJsonObject>>(kind: { detail: Schema } & Omit<Kind<z.output<Schema>>, 'detail'>) {
  return kind
}
