import { now } from '@/lib/platform/clock'
import { db, sql } from '@/lib/platform/db'

type Month = { value: string; label: string }
/** `people`: acts upon people and upon the site as well, which are on no board; `asked`: a month that is among them in any case. */
type Reader = { boards: readonly { id: bigint }[]; people: boolean; asked?: string }

/** The months in which the log has something for this reader, newest first. */
export async function listMonths({ boards, people, asked }: Reader): Promise<Month[]> {
  const first = await db().moderationEntry.findFirst({ orderBy: [{ createdAt: 'asc' }, { id: 'asc' }], select: { createdAt: true } })
  const all = first ? monthsFrom(first.createdAt, now()) : []
  const spans = all.map(spanOf)
  // Raw SQL: each month is looked for in the index of each board, and no month is counted.
  const rows = await sql<{ month: string }>(
    `select name as month from unnest($1::text[], $2::timestamptz[], $3::timestamptz[]) as month (name, since, until)
     where exists (select from unnest($4::bigint[]) as board (id), lateral (${inMonth('e."boardId" = board.id')}) as found)
       or $5 and exists (select from (${inMonth('e."boardId" is null')}) as found)`,
    [all, spans.map(({ gte }) => gte), spans.map(({ lt }) => lt), boards.map(({ id }) => id), people],
  )
  const shown = new Set([...rows.map(({ month }) => month), ...(asked ? [asked] : [])])
  return [...shown].sort().reverse().map(inWords)
}

/** One entry of a month: the first, or the planner would take the whole log for as good as the index. */
function inMonth(where: string): string {
  return `select from "ModerationEntry" e where ${where} and e."createdAt" >= month.since and e."createdAt" < month.until order by e."createdAt" limit 1`
}

/** A month of the British calendar, by its name in the address ("2026-11"). */
export function spanOf(month: string): { gte: Date; lt: Date } {
  const [year = 0, number = 1] = month.split('-').map(Number)
  return { gte: britishMidnight(year, number), lt: britishMidnight(year, number + 1) }
}

/** The first moment of a month: British time is at most an hour ahead. */
function britishMidnight(year: number, number: number): Date {
  const first = new Date(Date.UTC(year, number - 1, 1))
  const hour = new Intl.DateTimeFormat('en-GB', { timeZone: 'Europe/London', hour: '2-digit', hourCycle: 'h23' }).format(first)
  return new Date(first.getTime() - Number(hour) * 3_600_000)
}

const calendar = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/London', dateStyle: 'short' })
const words = new Intl.DateTimeFormat('en-GB', { timeZone: 'UTC', month: 'long', year: 'numeric' })

/** The names of the British months from then until now. */
function monthsFrom(first: Date, last: Date): string[] {
  const months: string[] = []
  const [start, end] = [first, last].map((at) => calendar.format(at).slice(0, 7))
  for (const at = new Date(`${start}-01T00:00:00Z`); monthOf(at) <= (end ?? ''); at.setUTCMonth(at.getUTCMonth() + 1)) months.push(monthOf(at))
  return months
}

function monthOf(at: Date): string {
  return at.toISOString().slice(0, 7)
}

function inWords(month: string): Month {
  return { value: month, label: words.format(new Date(`${month}-01T00:00:00Z`)) }
}
