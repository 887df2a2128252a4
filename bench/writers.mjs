// Sixteen writers at once, each a row in a transaction: alone, asking for a job in it, and notifying in it, by turns.
import pg from 'pg'
import PgBoss from 'pg-boss'
import { ask } from './board.mjs'
import { figure } from './table.mjs'

const WRITERS = 16
const ROUNDS = 3
const MS = 2000
const NAME = 'of-the-bench'

/** Transactions a second of each kind: `{ alone, asking, notifying }`, the medians of three rounds. */
export async function measureWriters({ database }) {
  await ask(database, 'create table if not exists bench_row (id bigserial primary key, body text)')
  await ask(database, `insert into queue (name, policy) values ($1, 'standard') on conflict do nothing`, [NAME])
  const pool = new pg.Pool({ connectionString: database, max: WRITERS })
  const rounds = { alone: [], asking: [], notifying: [] }
  try {
    for (let round = 0; round < ROUNDS; round += 1) for (const [kind, besides] of Object.entries(BESIDES)) rounds[kind].push(await write(pool, besides))
  } finally {
    await pool.end()
    await ask(database, 'drop table bench_row')
    await ask(database, 'delete from job where name = $1', [NAME])
  }
  return Object.fromEntries(Object.entries(rounds).map(([kind, figures]) => [kind, figures.sort((a, b) => a - b)[1]]))
}

const library = new PgBoss({ schema: 'public', migrate: false, db: { executeSql: () => Promise.reject(new Error('asked outside of a transaction')) } })

const BESIDES = {
  alone: async () => {},
  asking: (client) => library.insert([{ name: NAME, data: { post: '1' } }], { db: { executeSql: (text, values) => client.query(text, values) } }),
  notifying: (client) => client.query(`select pg_notify('of_the_bench', 'one')`),
}

async function write(pool, besides) {
  const until = Date.now() + MS
  let written = 0
  await Promise.all(
    Array.from({ length: WRITERS }, async () => {
      const client = await pool.connect()
      while (Date.now() < until) {
        await client.query('begin')
        await client.query(`insert into bench_row (body) values (repeat('x', 500))`)
        await besides(client)
        await client.query('commit')
        written += 1
      }
      client.release()
    }),
  )
  return (written * 1000) / MS
}

/** As lines for people: beside writing alone. */
export function writersLines({ alone, asking, notifying }) {
  return [
    `${WRITERS} writers at once: ${figure(alone)} rows a second alone; ${figure(asking / alone)} times as many where each asks for a job in its transaction, ${figure(notifying / alone)} where each notifies.`,
  ]
}
