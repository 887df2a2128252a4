import { sightValues, visibleBoardsSql } from '@/lib/boards/policy'
import type { Sight } from '@/lib/identity/viewer'
import { searchSql } from '@/lib/platform/db'
import { PAGE_SIZE } from '@/lib/urls'
import type { Filters } from './filters'
import { areOlderLeft } from './older'
import type { Question } from './question'

/** How many posts are counted, and can be looked through page by page. */
export const MOST_HITS = 2000
/** The last page that is shown: further down nobody finds what more words would bring to the top. */
export const LAST_PAGE = MOST_HITS / PAGE_SIZE

export type Hit = {
  id: bigint
  number: number
  html: string
  name: string
  createdAt: Date
  threadId: bigint
  slug: string
  title: string
  boardName: string
  boardSlug: string
}

type Wanted = { question: Question | undefined; filters: Filters; page: number }

/** One page of hits and how many there are, one more than the most at most. Removed and held text and hidden boards are never among them. */
export async function listHits(sight: Sight, { question, filters, page }: Wanted): Promise<{ hits: Hit[]; count: number }> {
  const values: unknown[] = sightValues(sight)
  const value = (given: unknown) => `$${values.push(given)}`
  const narrow = narrowing(filters, value)
  const best = question ? byWords(question, { narrow, older: await areOlderLeft(), value }) : byName(narrow)
  const html = question ? WHOLE_WHILE_LIGHT : BEGINNING
  const rows = await searchSql<Hit & { count: number }>(pageOf(best, html, value((page - 1) * PAGE_SIZE)), values)
  return { hits: rows.filter(({ id }) => id !== null), count: rows[0]?.count ?? 0 }
}

const VISIBLE = `p."withdrawnAt" is null and p."removedAt" is null and t."removedAt" is null and ${visibleBoardsSql('$1', '$2')}`

function narrowing({ boardId, nameId, from, before }: Filters, value: (given: unknown) => string): string {
  const conditions = [
    boardId && `t."boardId" = ${value(boardId)}`,
    nameId && `p."nameId" = ${value(nameId)}`,
    from && `p."createdAt" >= ${value(from)}`,
    before && `p."createdAt" < ${value(before)}`,
  ]
  return conditions.map((condition) => (condition ? ` and ${condition}` : '')).join('')
}

// Raw SQL: full text is PostgreSQL's own. What may be seen is asked before the best are chosen.
function byWords(
  { query, older }: Question,
  { narrow, older: areOlder, value }: { narrow: string; older: boolean; value: (given: unknown) => string },
): string {
  const asked = `${value(query)}::tsquery`
  const asOlder = areOlder ? `${value(older)}::tsquery` : null
  const holds = (row: string) =>
    asOlder
      ? `(${row}.search @@ ${asked} and ${row}."wordVersion" >= 1 or ${row}.search @@ ${asOlder} and ${row}."wordVersion" < 1)`
      : `${row}.search @@ ${asked}`
  return `
    select id, max(rank) as rank from (
      (select p.id, ts_rank(p.search, ${asked}) as rank
        from "Post" p join "Thread" t on t.id = p."threadId" join "Board" b on b.id = t."boardId"
        where ${holds('p')} and ${VISIBLE}${narrow} order by rank desc, p.id desc limit ${MOST_HITS + 1})
      union all
      (select p.id, 1 + ts_rank(t.search, ${asked}) as rank
        from "Thread" t join "Post" p on p."threadId" = t.id and p.number = 1 join "Board" b on b.id = t."boardId"
        where ${holds('t')} and ${VISIBLE}${narrow} order by rank desc, p.id desc limit ${MOST_HITS + 1})) hits
    group by id order by 2 desc, id desc limit ${MOST_HITS + 1}`
}

function byName(narrow: string): string {
  return `
    select p.id, extract(epoch from p."createdAt") as rank
    from "Post" p join "Thread" t on t.id = p."threadId" join "Board" b on b.id = t."boardId"
    where ${VISIBLE}${narrow} order by p."createdAt" desc, p.id desc limit ${MOST_HITS + 1}`
}

/** Of a long post its beginning; so also in a search for words, once the posts of a page before it weigh so many bytes: an excerpt is then of what comes first. */
const MOST_BYTES = 1_000_000
const BEGINNING = `coalesce(p."foldedHtml", p.html)`
const WHOLE_WHILE_LIGHT = `case when sum(octet_length(p.html)) over (order by page.rank desc, p.id desc) <= ${MOST_BYTES} then p.html else ${BEGINNING} end`

/** The rows of one page, each with the number of all; one row without a post where the page has none. */
function pageOf(best: string, html: string, skipped: string): string {
  return `
    with best as materialized (${best}),
    page as (select id, rank from best order by rank desc, id desc offset ${skipped} limit ${PAGE_SIZE})
    select (select count(*)::int from best) as count, p.id, p.number, ${html} as html, n.name, p."createdAt", t.id as "threadId", t.slug, t.title,
      b.name as "boardName", b.slug as "boardSlug"
    from (select 1) one left join page on true left join "Post" p on p.id = page.id left join "Name" n on n.id = p."nameId"
      left join "Thread" t on t.id = p."threadId" left join "Board" b on b.id = t."boardId"
    order by page.rank desc, p.id desc`
}
