import { setTimeout } from 'node:timers/promises'
import { change, record } from '@/lib/events/commands'
import { now } from '@/lib/platform/clock'
import { sql, type Tx } from '@/lib/platform/db'
import { logFailure } from '@/lib/platform/log'
import { findHostRules, isAbout, verdictOfHost } from '@/lib/posts/link-hosts'
import { addressesTo } from '@/lib/posts/link-pattern'
import { renderAgain } from '@/lib/posts/render-again'
import { holdThread } from '@/lib/threads/queries'
import { hostsOf } from './link-destinations'

/** How long the moderator's form waits. */
const PATIENCE_MS = 3000
/** Posts in one transaction, at most: nobody who replies should wait for longer. */
const BATCH = 50

type Rule = { pattern: string; boardId: bigint | null; actorId: bigint }

/**
 * Brings the links that are there already into the states that the rules about a host now ask for: blocked where it is
 * refused, text again where it no longer is. A transaction for the posts of one thread, an event for each; broken off, it can be run again.
 */
export async function applyHostRules(rule: Rule): Promise<number> {
  const posts = await listPosts(rule)
  let changed = 0
  for (let from = 0; from < posts.length; from += BATCH) {
    for (const [threadId, ids] of byThread(posts.slice(from, from + BATCH))) changed += await applyInThread(rule, threadId, ids)
  }
  return changed
}

/** The same, waited for only as long as a moderator would; the rest goes on by itself. Adding or ending the rule again takes up what broke off. */
export async function applyHostRulesSoon(rule: Rule): Promise<void> {
  const applied = applyHostRules(rule).catch((failure) => logFailure('bringing links in line with a rule', failure))
  await Promise.race([applied, setTimeout(PATIENCE_MS, undefined, { ref: false })])
}

// Raw SQL: Prisma knows no regular expressions. HQ's own links are nobody's to block.
function listPosts({ pattern, boardId }: Rule): Promise<{ id: bigint; threadId: bigint }[]> {
  return sql(
    `select p.id, p."threadId" from "Post" p join "Thread" t on t.id = p."threadId"
     where p.voice <> 'hq' and ($1::bigint is null or t."boardId" = $1)
       and p.id in (select l."postId" from "PostLink" l left join "Destination" d on d.address = l.address where l.address ~ $2 or d."finalAddress" ~ $2)
     order by p."threadId", p.id`,
    [boardId, addressesTo(pattern)],
  )
}

function byThread(posts: readonly { id: bigint; threadId: bigint }[]): Map<bigint, bigint[]> {
  const threads = new Map<bigint, bigint[]>()
  for (const { id, threadId } of posts) threads.set(threadId, [...(threads.get(threadId) ?? []), id])
  return threads
}

function applyInThread({ pattern, actorId }: Rule, threadId: bigint, ids: bigint[]): Promise<number> {
  return change(async (tx) => {
    await holdThread(tx, threadId)
    const { boardId } = await tx.thread.findUniqueOrThrow({ where: { id: threadId }, select: { boardId: true } })
    const rules = await findHostRules(tx, boardId)
    const posts = await tx.post.findMany({ where: { id: { in: ids } }, orderBy: { id: 'asc' }, select: LINKS })
    const hosts = await hostsOf(
      tx,
      posts.flatMap(({ links }) => links.map(({ address }) => address)),
    )
    const stateFor = (address: string) => (hosts(address).some((host) => verdictOfHost(rules, host) === 'refused') ? 'blocked' : 'plain')
    const concerns = (address: string) => hosts(address).some((host) => isAbout(pattern, host))
    let changed = 0
    for (const { id, revision, links } of posts) {
      const differing = links
        .filter(({ address, state }) => concerns(address) && (state === 'blocked') !== (stateFor(address) === 'blocked'))
        .map((link) => ({ ...link, to: stateFor(link.address) }) as const)
      if (differing.length === 0) continue
      await setStates(tx, actorId, differing)
      await renderAgain(tx, { id, revision })
      const detail = { pattern, links: differing.map(({ address, state, to }) => ({ address, from: state, to })) }
      await record(tx, { kind: 'link.changed', actorId, boardId, threadId, postId: id, detail })
      changed += differing.length
    }
    return changed
  })
}

async function setStates(tx: Tx, actorId: bigint, links: readonly { id: bigint; to: string }[]): Promise<void> {
  const blocked = links.filter(({ to }) => to === 'blocked').map(({ id }) => id)
  const freed = links.filter(({ to }) => to !== 'blocked').map(({ id }) => id)
  if (blocked.length > 0) await tx.postLink.updateMany({ where: { id: { in: blocked } }, data: { state: 'blocked', decidedById: actorId, decidedAt: now() } })
  // A link that is let go begins anew: as text, for a moderator to look at.
  if (freed.length > 0) await tx.postLink.updateMany({ where: { id: { in: freed } }, data: { state: 'plain', decidedById: null, decidedAt: null } })
}

const LINKS = { id: true, revision: true, links: { select: { id: true, address: true, state: true } } } as const
