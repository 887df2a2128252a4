import { z } from 'zod'
import type { Tx } from '@/lib/platform/db'
import { hostOf } from '@/lib/posts/link-hosts'

const chain = z.array(z.string()).catch([])

/** Where an address was found to lead: every address on the way, the last of them where it ends. */
type Way = { chain: string[]; goneAt: Date | null; followed: boolean }

/** What is known of where some addresses lead. */
export async function findWays(tx: Tx, addresses: readonly string[]): Promise<ReadonlyMap<string, Way>> {
  if (addresses.length === 0) return new Map()
  const rows = await tx.destination.findMany({ where: { address: { in: [...new Set(addresses)] } } })
  return new Map(rows.map((row) => [row.address, { chain: wayOf(row), goneAt: row.goneAt, followed: row.finalAddress !== null }]))
}

function wayOf({ address, finalAddress, chain: kept }: { address: string; finalAddress: string | null; chain: unknown }): string[] {
  const steps = chain.parse(kept).filter((step) => step !== address)
  return finalAddress && finalAddress !== address && !steps.includes(finalAddress) ? [...steps, finalAddress] : steps
}

/** The hosts that an address has to do with: its own, and the one where it was found to end. */
export async function hostsOf(tx: Tx, addresses: readonly string[]): Promise<(address: string) => string[]> {
  const ways = await findWays(tx, addresses)
  return (address) => [hostOf(address), ...(ways.get(address)?.chain.slice(-1).map(hostOf) ?? [])]
}

/** Whether somebody followed all of these addresses to their end. */
export async function areFollowed(tx: Tx, addresses: readonly string[]): Promise<boolean> {
  const ways = await findWays(tx, addresses)
  return addresses.length > 0 && addresses.every((address) => ways.get(address)?.followed)
}
