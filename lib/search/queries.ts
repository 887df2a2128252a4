import { sightValues, visibleBoardsSql } from '@/lib/boards/policy'
import type { Sight } from '@/lib/identity/viewer'
import { sql } from '@/lib/platform/db'

/** Most answers that one search shows. */
const SEARCH_LIMIT = 50

export type FoundPost = {
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
  inTitle: boolean
}

/** Posts (and threads, by their opening post) that hold the words, best first. Removed text and hidden boards are never among them. */
export async function search(sight: Sight, words: string): Promise<FoundPost[]> {
  const asked = words.replace(/\p{Cc}|\p{Cs}/gu, ' ').slice(0, 200) // PostgreSQL refuses NUL and half a letter
  if (asked.trim() === '') return []
  return sql<FoundPost>(SEARCH_SQL, [...sightValues(sight), asked])
}

// Raw SQL: full text is PostgreSQL's own. What may be seen is asked before the best are chosen.
const SEARCH_SQL = `
  with asked as (select websearch_to_tsquery('english', $3) as q),
  hits as (
    (select p.id, ts_rank(p.search, q) as rank, false as "inTitle"
      from asked, "Post" p join "Thread" t on t.id = p."threadId" join "Board" b on b.id = t."boardId"
      where p.search @@ q and p."withdrawnAt" is null and p."removedAt" is null and t."removedAt" is null and ${visibleBoardsSql('$1', '$2')}
      order by rank desc, p.id desc limit ${SEARCH_LIMIT})
    union all
    (select p.id, 1 + ts_rank(t.search, q) as rank, true
      from asked, "Thread" t join "Post" p on p."threadId" = t.id and p.number = 1 join "Board" b on b.id = t."boardId"
      where t.search @@ q and p."withdrawnAt" is null and p."removedAt" is null and t."removedAt" is null and ${visibleBoardsSql('$1', '$2')}
      order by rank desc, p.id desc limit ${SEARCH_LIMIT})),
  best as (select id, max(rank) as rank, bool_or("inTitle") as "inTitle" from hits group by id)
  select p.id, p.number, coalesce(p."foldedHtml", p.html) as html, n.name, p."createdAt", t.id as "threadId", t.slug, t.title, b.name as "boardName", b.slug as "boardSlug", best."inTitle"
  from best join "Post" p on p.id = best.id join "Name" n on n.id = p."nameId"
    join "Thread" t on t.id = p."threadId" join "Board" b on b.id = t."boardId"
  order by best.rank desc, p.id desc limit ${SEARCH_LIMIT}`
