import { now } from '@/lib/platform/clock'
import type { Tx } from '@/lib/platform/db'
import { env } from '@/lib/platform/env'
import { mayBeAsked } from './destination-policy'

/**
 * Has it found out in the background where some clickable links really lead, and holds what is known of them until
 * the transaction ends: a post that is rendered with it must not miss what is found out meanwhile. Called before
 * findKnown. Addresses that look private are left alone.
 */
export async function askForDestinations(tx: Tx, addresses: readonly string[]): Promise<void> {
  const own = new URL(env().SITE_URL).hostname
  // In one order, so that two posts with the same links do not wait for each other.
  const asked = [...new Set(addresses)].filter((address) => mayBeAsked(address, own)).sort()
  if (asked.length === 0) return
  const at = now()
  await tx.destination.createMany({ data: asked.map((address) => ({ address, createdAt: at, nextCheckAt: at })), skipDuplicates: true })
  await tx.destination.updateMany({ where: { address: { in: asked }, nextCheckAt: null }, data: { nextCheckAt: at } })
  await tx.$queryRaw`select address from "Destination" where address = any(${asked}) order by address for share` // Prisma has no row lock
}

/** Where some addresses were found to end, held until the transaction ends. */
export async function findEnds(tx: Tx, addresses: readonly string[]): Promise<ReadonlyMap<string, string>> {
  // Raw SQL: Prisma has no row lock.
  const rows = await tx.$queryRaw<{ address: string; end: string }[]>`
    select address, "finalAddress" as end from "Destination"
    where address = any(${[...new Set(addresses)]}) and "finalAddress" is not null order by address for share`
  return new Map(rows.map(({ address, end }) => [address, end]))
}
