import { now } from '@/lib/platform/clock'
import type { Tx } from '@/lib/platform/db'
import { askForDestinations } from './destinations'
import { findHostRules, hostOf, verdictOfHost } from './link-hosts'
import { NEWCOMER_POSTS, REMOVAL_DAYS } from './policy'
import { renderAllAgain } from './render-again'

/** Links that are set right in the transaction that took a removal back; a moderator looks at what is left, as before. */
const MOST_LINKS = 500

type Waiting = { id: bigint; postId: bigint; revision: number; boardId: bigint; address: string; until: Date | null; may: boolean }

/**
 * A removal was taken back: links that showed as text for it alone are clickable from now on, as they would have been; those
 * that another removal kept so bear its end. A moderator's or the author's own decision about a link stays.
 */
export async function regainStanding(tx: Tx, memberId: bigint): Promise<void> {
  const links = await listWaiting(tx, memberId)
  for (const { id, until } of links.filter((link) => link.until !== null)) await tx.postLink.update({ where: { id }, data: { removalUntil: until } })
  const free = links.filter(({ until }) => until === null)
  await tx.postLink.updateMany({ where: { id: { in: free.map(({ id }) => id) } }, data: { removalUntil: null } })
  const clickable = await withoutRefused(
    tx,
    free.filter(({ may }) => may),
  )
  if (clickable.length === 0) return
  await tx.postLink.updateMany({ where: { id: { in: clickable.map(({ id }) => id) } }, data: { state: 'clickable' } })
  await askForDestinations(
    tx,
    clickable.map(({ address }) => address),
  )
  await renderAllAgain(tx, [...new Map(clickable.map(({ postId, revision }) => [postId, { id: postId, revision }])).values()])
}

/** Her links that wait for a removal: until when another one keeps them so, and whether she has standing besides and the board trusts it. */
function listWaiting(tx: Tx, memberId: bigint): Promise<Waiting[]> {
  const at = now()
  // Raw SQL: which removals counted when each post got its words, which Prisma cannot ask in one question.
  return tx.$queryRaw<Waiting[]>`
    with hers as (select p.* from "Name" n join "Post" p on p."nameId" = n.id where n."memberId" = ${memberId}),
      removals as (select "removedAt" as at, "removedAt" + make_interval(days => ${REMOVAL_DAYS}::int) as until from hers where "removedAt" is not null and "heldAt" is null)
    select l.id, l."postId", p.revision, t."boardId", l.address,
      (select max(r.until) from removals r where r.at <= coalesce(p."editedAt", p."createdAt") and r.until > coalesce(p."editedAt", p."createdAt")) as until,
      b."linkTrust" = 'trusted' and p."withdrawnAt" is null and p."removedAt" is null
        and (select count(*) from hers h where h."withdrawnAt" is null and h."removedAt" is null and h."createdAt" <= ${at}) >= ${NEWCOMER_POSTS} as may
    from hers p join "PostLink" l on l."postId" = p.id join "Thread" t on t.id = p."threadId" join "Board" b on b.id = t."boardId"
    where l."removalUntil" is not null and l.state = 'plain' and l."decidedAt" is null
    order by l.id limit ${MOST_LINKS}`
}

async function withoutRefused(tx: Tx, links: readonly Waiting[]): Promise<Waiting[]> {
  const rules = new Map<bigint, Awaited<ReturnType<typeof findHostRules>>>()
  for (const { boardId } of links) if (!rules.has(boardId)) rules.set(boardId, await findHostRules(tx, boardId))
  return links.filter(({ boardId, address }) => verdictOfHost(rules.get(boardId) ?? [], hostOf(address)) !== 'refused')
}
