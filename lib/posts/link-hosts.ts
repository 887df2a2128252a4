import type { Tx } from '@/lib/platform/db'
import { urlOf } from '@/lib/text/url'
import type { HostVerdict } from '@/prisma/generated/client'

export type HostRule = { pattern: string; boardId: bigint | null; verdict: HostVerdict }

/** The host that an address names, in one spelling. */
export function hostOf(address: string): string {
  return urlOf(address)?.hostname.replace(/\.$/, '') ?? ''
}

/** Whether a pattern is about a host: `example.org` with or without www, `*.gov.uk` with all that lies under it. */
export function isAbout(pattern: string, host: string): boolean {
  if (!pattern.startsWith('*.')) return host === pattern || host === `www.${pattern}` || `www.${host}` === pattern
  const domain = pattern.slice(2)
  return host === domain || host.endsWith(`.${domain}`)
}

/** The rule that decides for a host: a refusal before a trust, a board's before the site's; null where none is about it. */
export function ruleOfHost<Rule extends HostRule>(rules: readonly Rule[], host: string): Rule | null {
  const [first] = rules.filter(({ pattern }) => isAbout(pattern, host)).sort((a, b) => rankOf(a) - rankOf(b))
  return first ?? null
}

/** What is known of a host by some rules. */
export function verdictOfHost(rules: readonly HostRule[], host: string): HostVerdict | null {
  return ruleOfHost(rules, host)?.verdict ?? null
}

/** The rules that stand for a board: its own and the site's. */
export function findHostRules(tx: Tx, boardId: bigint) {
  return tx.linkHost.findMany({
    where: { endedAt: null, OR: [{ boardId }, { boardId: null }] },
    select: { id: true, entryId: true, pattern: true, boardId: true, verdict: true },
  })
}

/** Keeps the rules about hosts as they are until the transaction ends: one that is made meanwhile waits, and then finds the links that were judged without it. */
export async function keepHostRules(tx: Tx): Promise<void> {
  await tx.$executeRaw`select pg_advisory_xact_lock_shared(hashtext('LinkHost'))` // Prisma has no locks
}

/** Holds the rules about hosts, to change them: after every post that was judged without the change. */
export async function holdHostRules(tx: Tx): Promise<void> {
  await tx.$executeRaw`select pg_advisory_xact_lock(hashtext('LinkHost'))`
}

function rankOf({ verdict, boardId }: HostRule): number {
  return (verdict === 'refused' ? 0 : 2) + (boardId === null ? 1 : 0)
}
