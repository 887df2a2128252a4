// How the database answers what a page asks: for tests that hold it to its indexes.

import { vi } from 'vitest'
import { pool } from '@/lib/platform/db'

type Query = { text: string; values: unknown[] }
type Plan = { 'Node Type': string; 'Relation Name'?: string; 'Actual Rows': number; 'Actual Loops': number; 'Rows Removed by Filter'?: number; Plans?: Plan[] }

/** The queries as they go to the database, those that Prisma makes too. */
export async function queriesOf(read: () => Promise<unknown>): Promise<Query[]> {
  const query = vi.spyOn(pool(), 'query')
  try {
    if ((await read()) === null) throw new Error('There is nothing to read.')
    const calls = query.mock.calls as unknown as [string | Query, unknown[]?][]
    return calls.map(([first, values]) => (typeof first === 'string' ? { text: first, values: values ?? [] } : { text: first.text, values: first.values }))
  } finally {
    query.mockRestore()
  }
}

/** What is asked inside transactions, as it goes to the database: the questions alone, for a plan of a change would make it. */
export async function questionsInTransactionsOf(work: () => Promise<unknown>): Promise<Query[]> {
  const asked: Query[] = []
  const open = pool().connect.bind(pool())
  const connect = vi.spyOn(pool(), 'connect').mockImplementation((async () => {
    const client = await open()
    const query = vi.spyOn(client, 'query')
    const release = client.release.bind(client)
    client.release = (broken) => {
      for (const [{ text, values }] of query.mock.calls as unknown as [Query][]) if (/^\s*(select|with)\b/i.test(text)) asked.push({ text, values })
      query.mockRestore()
      client.release = release
      release(broken)
    }
    return client
  }) as typeof open)
  try {
    await work()
    return asked
  } finally {
    connect.mockRestore()
  }
}

export async function planOf({ text, values }: Query): Promise<Plan> {
  const { rows } = await pool().query<{ 'QUERY PLAN': { Plan: Plan }[] }>(`explain (analyze, format json) ${text}`, values)
  const [found] = rows[0]?.['QUERY PLAN'] ?? []
  if (!found) throw new Error('The database explains nothing.')
  return found.Plan
}

/** The large tables that a plan reads from end to end. */
export function readWhole(plan: Plan, large: readonly string[]): string[] {
  const here = isOf(large, plan) && plan['Node Type'] === 'Seq Scan' ? [plan['Relation Name'] ?? ''] : []
  return [...here, ...(plan.Plans ?? []).flatMap((part) => readWhole(part, large))]
}

/** Rows of the large tables that an index led to and a filter refused: a walk down a whole index is no better than a table's. */
export function thrownAway(plan: Plan, large: readonly string[]): number {
  const here = isOf(large, plan) ? (plan['Rows Removed by Filter'] ?? 0) * plan['Actual Loops'] : 0
  return (plan.Plans ?? []).reduce((sum, part) => sum + thrownAway(part, large), here)
}

/** Rows of the large tables that a plan looks at, whether it uses them or not. */
export function rowsRead(plan: Plan, large: readonly string[]): number {
  const here = isOf(large, plan) && !plan['Node Type'].startsWith('Modify') ? plan['Actual Rows'] * plan['Actual Loops'] : 0
  return (plan.Plans ?? []).reduce((sum, part) => sum + rowsRead(part, large), here)
}

function isOf(large: readonly string[], plan: Plan): boolean {
  return large.includes(plan['Relation Name'] ?? '')
}
