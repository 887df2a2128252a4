import { sightValues, visibleBoardsSql } from '@/lib/boards/policy'
import type { Sight } from '@/lib/identity/viewer'
import { sql } from '@/lib/platform/db'
import { readText } from '@/lib/text/render'
import { threadPath } from '@/lib/urls'

/** A thread in which something is talked about already. */
export type Discussed = { title: string; path: string; board: string }

/** How many threads are named; how many links of a text are looked up; how many threads are looked at for either. */
const MOST = 3
const MOST_LINKS = 20
const MOST_LOOKED_AT = 1000

/** Threads that have a link of this text, or most words of this title; those that the reader may read, newest activity first. */
export async function findDiscussed(sight: Sight, { title, body }: { title: string; body: string }): Promise<Discussed[]> {
  const links = [title, body].flatMap((text) => readText(text).links)
  const targets = [...new Set(links.map(({ target }) => target))].slice(0, MOST_LINKS)
  const words = title.replace(/\p{Cc}|\p{Cs}/gu, ' ').slice(0, 200) // PostgreSQL refuses NUL and half a letter
  if (targets.length === 0 && words.trim() === '') return []
  const rows = await sql<{ id: bigint; slug: string; title: string; board: string }>(DISCUSSED_SQL, [...sightValues(sight), targets, words])
  return rows.map(({ board, ...thread }) => ({ title: thread.title, path: threadPath(thread), board }))
}

// Raw SQL: full text is PostgreSQL's own. A title is close when it holds at least half of the words, and at least two.
const DISCUSSED_SQL = `
  with asked as (select tsvector_to_array(search_vector($4)) as words),
  linked as (
    select p."threadId" as id from "PostLink" l join "Post" p on p.id = l."postId"
    where l.target = any($3::text[]) and p."withdrawnAt" is null and p."removedAt" is null limit ${MOST_LOOKED_AT}),
  alike as (
    select t.id, t.search from "Thread" t, asked
    where cardinality(words) > 1 and t.search @@ array_to_string(array(select quote_literal(word) from unnest(words) word), '|')::tsquery
    order by t.id desc limit ${MOST_LOOKED_AT}),
  close as (
    select alike.id from alike, asked, lateral (
      select count(*) as shared from unnest(words) word where word = any(tsvector_to_array(alike.search))) counted
    where shared >= 2 and shared * 2 >= cardinality(words))
  select t.id, t.slug, t.title, b.name as board from "Thread" t join "Board" b on b.id = t."boardId"
  where t.id in (select id from linked union select id from close) and t."removedAt" is null and ${visibleBoardsSql('$1', '$2')}
  order by t."activityAt" desc, t.id desc limit ${MOST}`
