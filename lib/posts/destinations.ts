import { askNow } from '@/lib/jobs/ask'
import { type Periodic, SECOND_MS } from '@/lib/jobs/define-job'
import { now } from '@/lib/platform/clock'
import type { Tx } from '@/lib/platform/db'
import { env } from '@/lib/platform/env'
import { mayBeAsked } from './destination-policy'

/** Asks where links lead that are due; what it does is lib/links/job.ts. */
export const CHECK_LINKS: Periodic = {
  name: 'check-links',
  every: 10 * SECOND_MS,
  atOnce: 4, // a run that waits for a slow host does not keep the others
  wanted: () => env().LINK_CHECKS === 'on',
}

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
  // Raw SQL: Prisma writes each address as a parameter of its own, and a text may have two thousand.
  const made = await tx.$executeRaw`
    insert into "Destination" (address, "createdAt", "nextCheckAt") select address, ${at}::timestamptz, ${at}::timestamptz from unnest(${asked}::text[]) address on conflict do nothing`
  const again = await tx.$executeRaw`update "Destination" set "nextCheckAt" = ${at} where address = any(${asked}) and "nextCheckAt" is null`
  if (made + again > 0) await askNow(tx, CHECK_LINKS)
  await holdDestinations(tx, asked)
}

/** Keeps what is known of some addresses as it is until the transaction ends. */
export async function holdDestinations(tx: Tx, addresses: readonly string[]): Promise<void> {
  await tx.$queryRaw`select address from "Destination" where address = any(${[...new Set(addresses)]}) order by address for share` // Prisma has no row lock
}

/** Where some addresses were found to end. */
export async function findEnds(tx: Tx, addresses: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const rows = await tx.$queryRaw<{ address: string; finalAddress: string }[]>`
    select address, "finalAddress" from "Destination" where address = any(${[...new Set(addresses)]}) and "finalAddress" is not null` // as above
  return new Map(rows.map(({ address, finalAddress }) => [address, finalAddress]))
}
