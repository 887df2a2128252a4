import type pg from 'pg'
import { now } from '@/lib/platform/clock'
import { pool } from '@/lib/platform/db'
import { nameKeyOf } from '@/lib/text/names'
import { makePeopleAndBoards, type Places } from './places'
import { writePosts, writeThreads } from './rows'
import type { CorpusShape } from './schedule'
import { Speech } from './text'

/** Written in the transaction of the loading, with the shape as its detail. */
const LOADED = 'corpus.loaded'

export type Outcome = { outcome: 'loaded'; places: Places } | { outcome: 'there already' } | { outcome: 'other corpus'; shape: CorpusShape }
type Loading = { passwordHash: string | null; onPosts: (written: number) => void }

/**
 * Loads a corpus in one transaction: all of it is there or nothing. Triggers, keys and indexes stay in
 * force, so a board that serves readers meanwhile notices nothing but the work.
 */
export async function loadCorpus(shape: CorpusShape, loading: Loading): Promise<Outcome> {
  const client = await pool().connect()
  try {
    await client.query('begin')
    const result = await load(client, shape, loading)
    await client.query('commit')
    return result
  } catch (failure) {
    await client.query('rollback').catch(() => undefined)
    throw failure
  } finally {
    client.release()
  }
}

/** Statistics for the planner, and the visibility map and full-text lists that a first reader would else have to tidy. */
export async function tidyUp(): Promise<void> {
  for (const table of ['Board', 'BoardCount', 'Event', 'Member', 'Name', 'Post', 'PostLink', 'Thread']) await pool().query(`vacuum (analyze) "${table}"`)
}

async function load(client: pg.ClientBase, shape: CorpusShape, { passwordHash, onPosts }: Loading): Promise<Outcome> {
  await client.query(`select pg_advisory_xact_lock(hashtext($1))`, [LOADED]) // two at once would both find none
  const { rows } = await client.query<{ detail: CorpusShape }>('select detail from "Event" where kind = $1 limit 1', [LOADED])
  const [before] = rows
  if (before) return isSame(before.detail, shape) ? { outcome: 'there already' } : { outcome: 'other corpus', shape: before.detail }
  await client.query(`set local work_mem = '64MB'`)
  await client.query(`set local gin_pending_list_limit = '32MB'`) // words are sorted into the index by the many, not by the few
  const speech = new Speech(shape.seed, shape.posts)
  const places = await makePeopleAndBoards(client, shape, speech, { passwordHash, keyOf: nameKeyOf })
  const threadIds = await writeThreads(client, shape, speech, places)
  await writePosts(client, shape, speech, { ...places, threadIds, onPosts })
  await client.query('insert into "Event" (kind, at, detail) values ($1, $2, $3)', [LOADED, now(), JSON.stringify(shape)])
  return { outcome: 'loaded', places }
}

function isSame(a: CorpusShape, b: CorpusShape): boolean {
  return (Object.keys(b) as (keyof CorpusShape)[]).every((key) => a[key] === b[key])
}
