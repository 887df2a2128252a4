import { now } from '@/lib/platform/clock'
import { searchSql } from '@/lib/platform/db'
import { logFailure } from '@/lib/platform/log'
import { once } from '@/lib/platform/process'

/** Below so many posts every word is worth finding; in more than such a part of them none is. */
const FEWEST_POSTS = 10_000
const MOST_POSTS = 0.5
const KEPT_MS = 600_000
/** After a failure it is soon tried again. */
const AGAIN_MS = 5000

/** The stems that stand in most posts, by the statistics that the database keeps anyway. */
export async function findFrequent(): Promise<Set<string>> {
  const kept = once('frequent-words', () => ({ until: 0, words: Promise.resolve(new Set<string>()) }))
  if (kept.until < now().getTime()) {
    kept.until = now().getTime() + KEPT_MS
    kept.words = readFrequent().catch((failure) => {
      logFailure('looking for frequent words', failure) // without them a search is slower, not wrong
      kept.until = now().getTime() + AGAIN_MS
      return new Set()
    })
  }
  return kept.words
}

/** The same, read now; of a board with fewer posts none. */
export async function readFrequent(fewest = FEWEST_POSTS): Promise<Set<string>> {
  const rows = await searchSql<{ word: string }>(FREQUENT_SQL, [fewest, MOST_POSTS])
  return new Set(rows.map(({ word }) => word))
}

// Raw SQL: statistics are PostgreSQL's own.
const FREQUENT_SQL = `
  select word from pg_stats, unnest(most_common_elems::text::text[], most_common_elem_freqs) as common (word, share)
  where schemaname = current_schema() and tablename = 'Post' and attname = 'search' and word is not null and share > $2
    and (select reltuples from pg_class where oid = '"Post"'::regclass) >= $1`
