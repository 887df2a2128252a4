import { askNow } from '@/lib/jobs/ask'
import type { Tx } from '@/lib/platform/db'
import type { HostRule } from '@/lib/posts/link-hosts'
import { addressesTo } from '@/lib/posts/link-pattern'
import { noteStillTaken } from '@/lib/posts/ruled-posts'
import { counted } from '@/lib/text/counted'
import { applyHostRulesJob } from './apply-host-rules'
import { HOW, stateRuled } from './state-ruled'

/** Links to a host on one board or, with null, on all: those that are shown, or those that are blocked; `but`: leaves this rule out. */
type Wanted = { pattern: string; boardId: bigint | null; state: 'shown' | 'blocked'; but?: bigint }

/** How many links an act on a host concerns, in how many posts, of how many members. */
type Numbers = { links: number; posts: number; authors: number }

// HQ's own links are nobody's to block. Raw SQL: Prisma knows no regular expressions.
const LINKS_TO = `"PostLink" l join "Post" p on p.id = l."postId" join "Thread" t on t.id = p."threadId" left join "Destination" d on d.address = l.address
  where p.voice <> 'hq' and ($1::bigint is null or t."boardId" = $1) and (l.state = 'blocked') = $2 and (l.address ~ $3 or d."finalAddress" ~ $3)`
const REFUSED_BESIDES = `exists (select from unnest($4::bigint[], $5::text[]) as besides ("boardId", addresses)
  where (besides."boardId" is null or besides."boardId" = t."boardId") and (l.address ~ besides.addresses or d."finalAddress" ~ besides.addresses))`
/** Links that the end of a rule sets free, without those that another refusal keeps away. */
const LINKS = `${LINKS_TO} and ($2 = false or not ${REFUSED_BESIDES})`

function valuesOf({ pattern, boardId, state }: Wanted, besides: readonly HostRule[]) {
  return [boardId, state === 'blocked', addressesTo(pattern), besides.map((rule) => rule.boardId), besides.map((rule) => addressesTo(rule.pattern))] as const
}

/** Other refusals that can keep links there away. */
async function findBesides(tx: Tx, { state, but, boardId }: Wanted) {
  if (state === 'shown') return []
  return tx.linkHost.findMany({
    where: { verdict: 'refused', endedAt: null, id: { not: but ?? 0n }, ...(boardId !== null && { OR: [{ boardId }, { boardId: null }] }) },
    select: { id: true, entryId: true, pattern: true, boardId: true, verdict: true },
  })
}

/** How many an act would concern, before it is done. */
export async function countLinksTo(tx: Tx, wanted: Wanted): Promise<Numbers> {
  const [row] = await tx.$queryRawUnsafe<Numbers[]>(
    `select count(*)::int as links, count(distinct p.id)::int as posts, count(distinct n."memberId")::int as authors
     from (select l."postId" from ${LINKS}) found join "Post" p on p.id = found."postId" join "Name" n on n.id = p."nameId"`,
    ...valuesOf(wanted, await findBesides(tx, wanted)),
  )
  return row ?? { links: 0, posts: 0, authors: 0 }
}

/**
 * Notes for the entry which posts it touches, in one statement however many they are; they wait there to be brought in line.
 * Where it sets links free that another refusal keeps away, their authors have the statement of that one now.
 */
export async function touchPosts(tx: Tx, { entryId, ruleId, ...given }: Wanted & { entryId: bigint; ruleId: bigint }): Promise<void> {
  const wanted = { ...given, but: ruleId }
  const besides = await findBesides(tx, wanted)
  const values = valuesOf(wanted, besides)
  const touched = await tx.$executeRawUnsafe(
    `insert into "RuledPost" ("entryId", "postId", "ruleId", links) select $6, l."postId", $7, count(*) from ${LINKS} group by l."postId"`,
    ...values,
    entryId,
    ruleId,
  )
  if (touched > 0) await askNow(tx, applyHostRulesJob, { seconds: OWN_SECONDS })
  if (besides.length === 0) return
  const kept = await tx.$queryRawUnsafe<{ postId: bigint }[]>(`select distinct l."postId" from ${LINKS_TO} and ${REFUSED_BESIDES}`, ...values)
  const posts = kept.map(({ postId }) => postId)
  await stateRuled(tx, await noteStillTaken(tx, posts, besides), HOW.remains)
}

/** Until then the process in which the act was done works on it itself. */
const OWN_SECONDS = 5

export function numbersInWords({ links, posts, authors }: Numbers): string {
  return `${counted(links, 'link', 'links')} in ${counted(posts, 'post', 'posts')} by ${counted(authors, 'member', 'members')}`
}
