import { RateLimiterPostgres } from 'rate-limiter-flexible'
import { pool, sql } from './db'
import type { Allowance } from './limits'

type Row = { key: string; points: number; left: number }
type Stored = { rows: { points: number; expire: number }[] }
type Waiting = { key: string; points: number; ms: number; resolve: (stored: Stored) => void; reject: (failure: unknown) => void }

/**
 * The library's limiter over the table that our migration makes (UNLOGGED: after a crash everybody begins anew). What is
 * counted at once goes in one statement, and the window ends by the database's clock, whatever a node believes.
 */
export class LimitedTable extends RateLimiterPostgres {
  constructor({ prefix, allowance }: { prefix: string; allowance: Allowance }) {
    super({
      storeClient: { query: ({ text, values }: { text: string; values: unknown[] }) => pool().query(text, values) },
      storeType: 'client',
      tableName: 'RateLimit',
      tableCreated: true,
      clearExpiredByTimeout: false, // swept by a job
      keyPrefix: prefix,
      points: allowance.most,
      duration: allowance.seconds,
      inMemoryBlockOnConsumed: allowance.most + 1, // memory refuses only what the table has refused
    })
  }

  /** For how many more seconds memory refuses a key; 0 where it does not. */
  secondsRefused(key: string): number {
    const store = this as unknown as { getInMemoryBlockMsBeforeExpire(key: string): number } // not in its types
    return Math.ceil(store.getInMemoryBlockMsBeforeExpire(this.getKey(key)) / 1000)
  }

  /** What the library asks of a store: counts points under a key, and begins a new window where the last is over. */
  _upsert(key: string, points: number, ms: number): Promise<Stored> {
    return new Promise((resolve, reject) => {
      if (waiting.length === 0) queueMicrotask(sendWaiting)
      waiting.push({ key, points, ms, resolve, reject })
    })
  }
}

let waiting: Waiting[] = []

/** Sends what was counted in this turn: one statement, and another one only for a key that is in it already. */
function sendWaiting(): void {
  const sent = new Map(waiting.toReversed().map((one) => [one.key, one]))
  waiting = waiting.filter((one) => sent.get(one.key) !== one)
  if (waiting.length > 0) queueMicrotask(sendWaiting)
  void send([...sent.values()])
}

async function send(counts: readonly Waiting[]): Promise<void> {
  try {
    const rows = await sql<Row>(COUNT_SQL, [counts.map(({ key }) => key), counts.map(({ points }) => points), counts.map(({ ms }) => ms)], 'count-tries')
    const byKey = new Map(rows.map((row) => [row.key, row]))
    for (const { key, resolve } of counts) resolve(storedOf(byKey.get(key)))
  } catch (failure) {
    for (const { reject } of counts) reject(failure)
  }
}

function storedOf(row: Row | undefined): Stored {
  return { rows: row ? [{ points: row.points, expire: Date.now() + row.left }] : [] }
}

/** Counts one less under each key, while its window lasts. */
export async function countLess(keys: readonly string[]): Promise<void> {
  await sql(`update "RateLimit" set points = greatest(points - 1, 0) where key = any($1) and expire > ${NOW}`, [keys])
}

/** Milliseconds since 1970 by the database's clock. */
const NOW = '(extract(epoch from clock_timestamp()) * 1000)::bigint'

// Raw SQL: Prisma cannot add to what is there and say what came of it. In the order of the keys, so that two never wait for each other.
const COUNT_SQL = `
  insert into "RateLimit" as counted (key, points, expire)
    select key, points, ${NOW} + ms from unnest($1::text[], $2::int[], $3::bigint[]) as asked (key, points, ms) order by key
  on conflict (key) do update set
    points = case when counted.expire <= ${NOW} then excluded.points else counted.points + excluded.points end,
    expire = case when counted.expire <= ${NOW} then excluded.expire else counted.expire end
  returning key, points, (expire - ${NOW})::int as "left"`
