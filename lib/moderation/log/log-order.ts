import { sql } from '@/lib/platform/db'
import type { Prisma } from '@/prisma/generated/client'

/**
 * When the public log shows an entry: at its moment, or at the beginning of its British day where it gives the day alone.
 * In order of numbers, the hour of such an act could be read off its neighbours.
 */
const SHOWN = `case when e.named then e."createdAt" else date_trunc('day', e."createdAt" at time zone 'Europe/London') at time zone 'Europe/London' end`

type LogPlace = { at: Date; after: number }
type Wanted = { action?: string; rule?: string; boards: readonly bigint[]; upon?: bigint; month?: { gte: Date; lt: Date }; before?: LogPlace; take: number }

/** The entries of one page of the public log, newest first, and where the next page begins. */
export async function listShown({ action, rule, boards, upon, month, before, take }: Wanted): Promise<{ ids: bigint[]; next?: string }> {
  // Raw SQL: the order is an expression, with an index of its own.
  const rows = await sql<{ id: bigint; at: Date }>(
    `select e.id, ${SHOWN} as at from "ModerationEntry" e
     where ($1::text is null or e.action = $1) and ($2::text is null or e.rule = $2)
       and (case when $3::bigint is null then e."boardId" is null or e."boardId" = any($4::bigint[]) else e."boardId" = $3 end)
       and ($5::timestamptz is null or e."createdAt" >= $5 and e."createdAt" < $6)
       and ($7::timestamptz is null or ${SHOWN} <= $7)
     order by ${SHOWN} desc, e.id desc offset $8 limit $9`,
    [action, rule, upon, [...boards], month?.gte, month?.lt, before?.at, before?.after ?? 0, take + 1].map((value) => value ?? null),
  )
  const page = rows.slice(0, take)
  return { ids: page.map(({ id }) => id), next: rows.length > take ? placeAfter(page, before) : undefined }
}

/** A place in the log, as an address carries it: a moment, and how many of those shown at that very moment came before. */
export function readPlace(text: string): LogPlace | undefined {
  const [at = '', after] = text.split('.')
  return after === undefined ? undefined : { at: new Date(Number(at)), after: Number(after) }
}

function placeAfter(page: readonly { at: Date }[], before: LogPlace | undefined): string {
  const last = page.at(-1)?.at.getTime() ?? 0
  const same = page.filter(({ at }) => at.getTime() === last).length
  return `${last}.${same + (before?.at.getTime() === last ? before.after : 0)}`
}

/** A place in the log as staff read it: by time, then by number. */
export function placeOf({ createdAt, id }: { createdAt: Date; id: bigint }): string {
  return `${createdAt.getTime()}.${id}`
}

/** What comes after such a place, as a filter; everything where the address names none. */
export function olderThan(place: string): Prisma.ModerationEntryWhereInput {
  const [at = '', id] = place.split('.')
  if (id === undefined) return {}
  const createdAt = new Date(Number(at))
  return { AND: [{ createdAt: { lte: createdAt } }, { OR: [{ createdAt: { lt: createdAt } }, { id: { lt: BigInt(id) } }] }] }
}

const day = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/London', dateStyle: 'short' })

/** The same order for lines that are at hand. */
export function inShownOrder<Line extends { id: bigint; createdAt: Date; dayOnly: boolean }>(lines: readonly Line[]): Line[] {
  return [...lines].sort(
    (a, b) =>
      day.format(b.createdAt).localeCompare(day.format(a.createdAt)) ||
      Number(a.dayOnly) - Number(b.dayOnly) ||
      (a.dayOnly ? 0 : b.createdAt.getTime() - a.createdAt.getTime()) ||
      Number(b.id - a.id),
  )
}
