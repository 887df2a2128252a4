import { now } from '@/lib/platform/clock'
import type { Tx } from '@/lib/platform/db'
import { findEnds } from './destinations'
import { findHostRules, type HostRule, hostOf, ruleOfHost, verdictOfHost } from './link-hosts'
import { addressesTo } from './link-pattern'

/** A post that an act on a host concerns, with the entry of the act. */
export type Ruled = { entryId: bigint; postId: bigint }

export type KnownRule = HostRule & { id: bigint; entryId: bigint | null }

/** A link that was shown until now, and the refusal by which it is not shown from now on. */
type Taken = { postId: bigint; rule: { id: bigint; entryId: bigint } }

/**
 * What these rules say of addresses, and of where they are known to end: whether one is refused, and by which act. A refusal
 * from before there were such acts goes on for links that it blocks already, and takes no others: nobody could read why, or appeal.
 */
export async function judgeAddresses(tx: Tx, rules: readonly KnownRule[], addresses: readonly string[]) {
  const ends = await findEnds(tx, addresses)
  return (address: string) => {
    const hosts = [address, ends.get(address) ?? ''].map(hostOf)
    return {
      refused: hosts.some((host) => verdictOfHost(rules, host) === 'refused'),
      by: hosts.map((host) => refusalAbout(rules, host)).find((rule) => rule !== null) ?? null,
    }
  }
}

/** The refusal about a host that an act made; null where there is none. */
export function refusalAbout(rules: readonly KnownRule[], host: string): Taken['rule'] | null {
  const refusals = rules.flatMap((rule) => (rule.verdict === 'refused' && rule.entryId !== null ? [{ ...rule, entryId: rule.entryId }] : []))
  return ruleOfHost(refusals, host)
}

/**
 * Notes by which refusals posts lose links at this moment. A post that had its links back meanwhile begins anew; one that the
 * refusal itself is still to reach has its statement already, and is left out. With `stateLater` a job writes the statements.
 */
export function noteTaken(tx: Tx, taken: readonly Taken[], { stateLater = false } = {}): Promise<Ruled[]> {
  if (taken.length === 0) return Promise.resolve([])
  const at = now()
  // Raw SQL: ten thousand posts go in one statement.
  return tx.$queryRaw<Ruled[]>`
    insert into "RuledPost" as r ("entryId", "postId", "ruleId", links, "appliedAt", since, "statementDueAt")
    select entry, post, rule, count(*), ${at}::timestamptz, ${at}::timestamptz, ${stateLater ? at : null}::timestamptz
    from unnest(${taken.map(({ rule }) => rule.entryId)}::bigint[], ${taken.map(({ postId }) => postId)}::bigint[], ${taken.map(({ rule }) => rule.id)}::bigint[])
      as taken (entry, post, rule)
    group by entry, post, rule order by entry, post
    on conflict ("entryId", "postId") do update
      set links = excluded.links, "appliedAt" = excluded."appliedAt", since = excluded.since, "statementDueAt" = excluded."statementDueAt"
      where r."appliedAt" is not null
    returning "entryId", "postId"`
}

/** The same of links that somebody else’s rewording brought into a post: its author did not write them under the rules of today. */
export async function noteReworded(tx: Tx, { id, boardId }: { id: bigint; boardId: bigint }, addresses: readonly string[]): Promise<Ruled[]> {
  if (addresses.length === 0) return []
  const said = await judgeAddresses(tx, await findHostRules(tx, boardId), addresses)
  return noteTaken(
    tx,
    addresses.flatMap((address) => {
      const rule = said(address).by
      return rule ? [{ postId: id, rule }] : []
    }),
  )
}

/**
 * Notes by which refusals links of these posts stay away, where the one that had taken them is over or was another board’s. The
 * author had a statement of that one alone, or had written before this one was made; authors who wrote under this one were warned.
 */
export function noteStillTaken(tx: Tx, postIds: readonly bigint[], rules: readonly KnownRule[]): Promise<Ruled[]> {
  const refusals = rules.filter(({ verdict, entryId }) => verdict === 'refused' && entryId !== null)
  if (postIds.length === 0 || refusals.length === 0) return Promise.resolve([])
  const at = now()
  // Raw SQL, for the same reason; and Prisma knows no regular expressions.
  return tx.$queryRaw<Ruled[]>`
    insert into "RuledPost" ("entryId", "postId", "ruleId", links, "appliedAt", since)
    select h."entryId", p.id, h.id, count(*), ${at}::timestamptz, ${at}::timestamptz
    from unnest(${refusals.map(({ id }) => id)}::bigint[], ${refusals.map(({ pattern }) => addressesTo(pattern))}::text[]) as refusal (id, addresses)
      join "LinkHost" h on h.id = refusal.id
      join "Post" p on p.id = any(${[...postIds]}::bigint[])
      join "Thread" t on t.id = p."threadId" and (h."boardId" is null or h."boardId" = t."boardId")
      join "PostLink" l on l."postId" = p.id and l.state = 'blocked'
      left join "Destination" d on d.address = l.address
    where (l.address ~ refusal.addresses or d."finalAddress" ~ refusal.addresses)
      and (h."addedAt" > coalesce(p."editedAt", p."createdAt") or exists (select from "RuledPost" told where told."postId" = p.id))
    group by h."entryId", p.id, h.id order by h."entryId", p.id
    on conflict ("entryId", "postId") do nothing
    returning "entryId", "postId"`
}
