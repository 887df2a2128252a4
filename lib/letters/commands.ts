import type { z } from 'zod'
import { DAY_MS, now } from '@/lib/platform/clock'
import { db, type Tx } from '@/lib/platform/db'
import type { Prisma } from '@/prisma/generated/client'
import type { LETTERS, LetterKind } from './kinds'

type DataOf<Kind extends LetterKind> = z.input<(typeof LETTERS)[Kind]['data']>
type NewLetter<Kind extends LetterKind> = { memberId: bigint; entryId?: bigint; data: DataOf<Kind> }

/** Writes letters of a kind, in the transaction of what they are about. What they say is found when they are read or sent. */
export async function writeLetters<Kind extends LetterKind>(tx: Tx, kind: Kind, letters: readonly NewLetter<Kind>[]): Promise<void> {
  if (letters.length === 0) return
  await tx.outbox.createMany({ data: letters.map((letter) => ({ ...letter, kind, createdAt: now() })) })
}

/** Letters that were overtaken before they were sent are never sent. */
export async function dropLetters(tx: Tx, which: Prisma.OutboxWhereInput): Promise<void> {
  await tx.outbox.updateMany({ where: { sentAt: null, droppedAt: null, ...which }, data: { droppedAt: now() } })
}

/** Takes words that were blanked out of what is kept of letters that were sent, and out of prose from before letters were data. */
export async function forgetWords(tx: Tx, entryId: bigint): Promise<void> {
  const entry = String(entryId)
  // Raw SQL: Prisma cannot look into lists of a JSON text. Letters about other acts have the words too: to those who had one about
  // this act, and to the starter of the thread, who may have had one about many acts.
  await tx.$executeRaw`
    with concerned as (
      select "memberId" from "Outbox" where "entryId" = ${entryId}
      union select s."memberId" from "ModerationEntry" e join "Thread" t on t.id = e."threadId" join "Name" s on s.id = t."starterId" where e.id = ${entryId})
    update "Outbox" set "asSent" = null, body = '' where id in (
      select o.id from concerned join "Outbox" o on o."memberId" = concerned."memberId"
      where o."entryId" = ${entryId} or o.data->>'again' = ${entry} or o.data->'entries' ? ${entry} or o.data->'kept'->'entries' ? ${entry})`
}

const KEPT_DAYS = 183
const AT_ONCE = 1000

/** What is kept of letters that were sent goes after half a year: by then nothing in them can be appealed against. */
export async function forgetOldCopies(): Promise<'done' | 'more'> {
  const before = new Date(now().getTime() - KEPT_DAYS * DAY_MS)
  // Raw SQL: Prisma cannot tell JSON null from none in a filter with an index.
  const gone = await db().$executeRaw`
    update "Outbox" set "asSent" = null where id in (select id from "Outbox" where "asSent" is not null and "sentAt" < ${before} order by "sentAt" limit ${AT_ONCE})`
  return gone < AT_ONCE ? 'done' : 'more'
}
