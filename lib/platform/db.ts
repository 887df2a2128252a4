import { PrismaPg } from '@prisma/adapter-pg'
import type pg from 'pg'
import { type Prisma, PrismaClient } from '@/prisma/generated/client'
import { schemaOf } from './database/address'
import { openLanes } from './database/lanes'
import { outageIn } from './database/outage'
import { partlyAs } from './database/work'
import { forget, once } from './process'

export type Tx = Prisma.TransactionClient

/** The Prisma client, made on first use over the lanes. */
export function db(): PrismaClient {
  return once('prisma', () => new PrismaClient({ adapter: new PrismaPg(pool(), { schema: schemaOf(process.env.DATABASE_URL) }) }))
}

/** Raw SQL for the few hot reads; every caller states its row type. A name has the server keep its plan. */
export async function sql<Row extends pg.QueryResultRow>(text: string, values: unknown[] = [], name?: string): Promise<Row[]> {
  const { rows } = await pool().query<Row>({ text, values, name })
  return rows
}

/** A search asked for more than it may have. */
export class SearchTooLong extends Error {}

/**
 * Raw SQL of a search: on two connections that all searches share, for one second at most (lib/platform/database/limits.ts).
 * Throws `SearchTooLong` where that is not enough, or where both have been busy for so long.
 */
export async function searchSql<Row extends pg.QueryResultRow>(text: string, values: unknown[] = []): Promise<Row[]> {
  try {
    return await partlyAs('search', () => sql<Row>(text, values))
  } catch (failure) {
    throw outageIn(failure)?.kind === 'busy' ? new SearchTooLong() : failure
  }
}

/** Connections for every kind of work; each statement takes one of those that the work under way may use. */
export function pool(): pg.Pool {
  return lanes().pool
}

/** Lets go of every connection. */
export async function closeDatabase(): Promise<void> {
  await db().$disconnect()
  await lanes().end()
  for (const name of ['prisma', 'lanes', 'database-pooled']) forget(name)
}

const lanes = () => once('lanes', openLanes)
