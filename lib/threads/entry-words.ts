import { randomBytes } from 'node:crypto'
import type { Tx } from '@/lib/platform/db'
import type { Prisma } from '@/prisma/generated/client'

type Words = { words: string; detail: Prisma.InputJsonValue }

/** The words and the detail of an entry as they are kept apart from it, with the digest that ties them to it. */
export async function keptApart(tx: Tx, { words, detail }: Words) {
  const kept = { words, detail, salt: randomBytes(16).toString('hex') }
  return { digest: await digestOf(tx, kept), kept: { create: kept } }
}

/** By the database itself: only it knows in which order it writes the fields of the detail. */
async function digestOf(tx: Tx, { salt, words, detail }: Words & { salt: string }): Promise<string> {
  const [row] = await tx.$queryRaw<{ digest: string }[]>`select entry_digest(${salt}, ${words}, ${JSON.stringify(detail)}::jsonb) as digest`
  return row?.digest ?? ''
}
