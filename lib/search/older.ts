import { sql } from '@/lib/platform/db'
import { once } from '@/lib/platform/process'

/** Posts made anew in one transaction, and characters of them: short enough that nobody waits for it. */
const BATCH = 200
const CHARACTERS = 400_000

/** Whether there are posts or threads whose words an older version of the functions made. Asked until there are none. */
export async function areOlderLeft(): Promise<boolean> {
  const known = once('older-words', () => ({ left: true }))
  if (known.left) known.left = (await sql<{ left: boolean }>(LEFT_SQL))[0]?.left === true
  return known.left
}

/** How many posts and threads still have the words of an older version. */
export async function countOlderWords(): Promise<number> {
  return Number((await sql<{ count: bigint }>(COUNT_SQL))[0]?.count)
}

/**
 * Makes the words of the next posts and threads anew; gives how many. Several nodes may do it at once, and whoever is writing a
 * row makes its words herself.
 */
export async function remakeWords(): Promise<number> {
  const [made] = await sql<{ count: number }>(REMAKE_SQL)
  return made?.count ?? 0
}

// Raw SQL: the words are made by functions of the database, and "wordVersion" < 1 is the condition of the index.
const LEFT_SQL = `select exists (select from "Post" where "wordVersion" < 1) or exists (select from "Thread" where "wordVersion" < 1) as left`
const COUNT_SQL = `select (select count(*) from "Post" where "wordVersion" < 1) + (select count(*) from "Thread" where "wordVersion" < 1) as count`
const REMAKE_SQL = `
  with held as materialized (
    select id, length(body) as long from "Post" where "wordVersion" < 1 order by id limit ${BATCH} for update skip locked),
  first as (select id from (select id, sum(long) over (order by id) - long as before from held) counted where before < ${CHARACTERS}),
  posts as (
    update "Post" p set search = search_vector(own_words(p.body)), "wordVersion" = 1 from first where p.id = first.id returning p.id),
  titles as materialized (select id from "Thread" where "wordVersion" < 1 order by id limit ${BATCH} for update skip locked),
  threads as (
    update "Thread" t set search = search_vector(t.title), "wordVersion" = 1 from titles where t.id = titles.id returning t.id)
  select ((select count(*) from posts) + (select count(*) from threads))::int as count`
