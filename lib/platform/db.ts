import { PrismaPg } from '@prisma/adapter-pg'
import pg from 'pg'
import { type Prisma, PrismaClient } from '@/prisma/generated/client'
import { forget, once } from './process'

export type Tx = Prisma.TransactionClient

/** The Prisma client, made on first use over the shared pool. */
export function db(): PrismaClient {
  return once('prisma', () => new PrismaClient({ adapter: new PrismaPg(pool()) }))
}

/** Raw SQL for the few hot reads; every caller states its row type. A name has the server keep its plan. */
export async function sql<Row extends pg.QueryResultRow>(text: string, values: unknown[] = [], name?: string): Promise<Row[]> {
  const { rows } = await pool().query<Row>({ text, values, name })
  return rows
}

/** The one pool of this process. Keys (bigint) arrive as BigInt, as they do from Prisma; its adapter takes every moment for UTC. */
export function pool(): pg.Pool {
  return once('pool', () => {
    const made = new pg.Pool({ connectionString: process.env.DATABASE_URL, max: 12, types: { getTypeParser }, options: '-c timezone=UTC' })
    made.on('error', () => undefined) // an idle connection that breaks is replaced at its next use
    return made
  })
}

/** Lets go of every connection. */
export async function closeDatabase(): Promise<void> {
  await db().$disconnect()
  await pool().end()
  forget('prisma')
  forget('pool')
}

const INT8 = 20

function getTypeParser(oid: number, format?: 'text' | 'binary') {
  return oid === INT8 ? (value: string) => BigInt(value) : pg.types.getTypeParser(oid, format)
}
