import pg from 'pg'
import { Lane } from './lane'
import { sharesOf, sizeOf, type WorkKind } from './limits'
import { kindOfWork } from './work'

/** One lane for each kind of work, none of which can take the connections of another. */
type Lanes = { pool: pg.Pool; end: () => Promise<void> }

export function openLanes(): Lanes {
  const lanes = new Map(Object.entries(sharesOf(sizeOf(process.env.DATABASE_POOL))).map(([kind, most]) => [kind, new Lane(kind as WorkKind, most)]))
  const lane = (kind: WorkKind) => lanes.get(kind) as Lane
  // What Prisma takes for a pool. It opens no connection itself; each request goes to the lane of the work under way.
  const pool = Object.assign(new pg.Pool({ max: 1 }), {
    query: (query: string | pg.QueryConfig, values?: unknown[]) =>
      lane(kindOfWork()).query(typeof query === 'string' ? { text: query, values } : { ...query, values: values ?? query.values }),
    connect: () => lane(forTransaction(kindOfWork())).connect(),
  }) as pg.Pool
  const end = async () => {
    await Promise.all([...lanes.values()].map((each) => each.end()))
    await pool.end()
  }
  return { pool, end }
}

/** Whoever only reads needs no transaction. */
function forTransaction(kind: WorkKind): WorkKind {
  return kind === 'page' ? 'write' : kind
}
