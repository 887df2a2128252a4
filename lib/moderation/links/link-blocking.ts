import { setTimeout } from 'node:timers/promises'
import { change, overtaken, recordAll } from '@/lib/events/commands'
import { now } from '@/lib/platform/clock'
import { sql, type Tx } from '@/lib/platform/db'
import { logFailure } from '@/lib/platform/log'
import { findHostRules, type HostRule, isAbout, verdictOfHost } from '@/lib/posts/link-hosts'
import { addressesTo } from '@/lib/posts/link-pattern'
import { renderAllAgain } from '@/lib/posts/render-again'
import { holdThreads } from '@/lib/threads/queries'
import { hostsOf } from './link-destinations'

/** How long the moderator's form waits. */
const PATIENCE_MS = 3000
/** Posts in one transaction, at most: nobody who replies should wait for longer. */
const BATCH = 50

type Rule = { pattern: string; boardId: bigint | null; actorId: bigint }

/**
 * Brings the links that are there already into the states that the rules about a host now ask for: blocked where it is
 * refused, text again where it no longer is. A few posts in each transaction, an event for each; broken off, it can be run again.
 */
export async function applyHostRules(rule: Rule): Promise<number> {
  const ids = await listPosts(rule)
  let changed = 0
  for (let from = 0; from < ids.length; from += BATCH) changed += await applyToPosts(rule, ids.slice(from, from + BATCH))
  return changed
}

/** The same, waited for only as long as a moderator would; the rest goes on by itself. Adding or ending the rule again takes up what broke off. */
export async function applyHostRulesSoon(rule: Rule): Promise<void> {
  const applied = applyHostRules(rule).catch((failure) => logFailure('bringing links in line with a rule', failure))
  await Promise.race([applied, setTimeout(PATIENCE_MS, undefined, { ref: false })])
}

// Raw SQL: Prisma knows no regular expressions. HQ's own links are nobody's to block.
async function listPosts({ pattern, boardId }: Rule): Promise<bigint[]> {
  const posts = await sql<{ id: bigint }>(
    `select p.id from "Post" p join "Thread" t on t.id = p."threadId"
     where p.voice <> 'hq' and ($1::bigint is null or t."boardId" = $1)
       and p.id in (select l."postId" from "PostLink" l left join "Destination" d on d.address = l.address where l.address ~ $2 or d."finalAddress" ~ $2)
     order by p."threadId", p.id`,
    [boardId, addressesTo(pattern)],
  )
  return posts.map(({ id }) => id)
}

function applyToPosts({ pattern, actorId }: Rule, ids: readonly bigint[]): Promise<number> {
  return change(async (tx) => {
    const posts = await holdWithThreads(tx, ids)
    const rulesOf = await findRulesOfBoards(tx, posts)
    const hosts = await hostsOf(
      tx,
      posts.flatMap(({ links }) => links.map(({ address }) => address)),
    )
    const concerns = (address: string) => hosts(address).some((host) => isAbout(pattern, host))
    const differing = posts.flatMap((post) => {
      const rules = rulesOf(post)
      const isRefused = (address: string) => hosts(address).some((host) => verdictOfHost(rules, host) === 'refused')
      const links = post.links
        .filter(({ address, state }) => concerns(address) && (state === 'blocked') !== isRefused(address))
        .map((link) => ({ ...link, to: link.state === 'blocked' ? 'plain' : 'blocked' }) as const)
      return links.length > 0 ? [{ ...post, links }] : []
    })
    const links = differing.flatMap((post) => post.links)
    await setStates(tx, actorId, links)
    await renderAllAgain(tx, differing)
    await recordAll(
      tx,
      differing.map(({ id, threadId, thread: { boardId }, links }) => {
        const detail = { pattern, links: links.map(({ address, state, to }) => ({ address, from: state, to })) }
        return { kind: 'link.changed', actorId, boardId, threadId, postId: id, detail }
      }),
    )
    return links.length
  })
}

/** Some posts with their links, their threads held. */
async function holdWithThreads(tx: Tx, ids: readonly bigint[]) {
  const where = { id: { in: [...ids] } }
  const held = (await tx.post.findMany({ where, select: { threadId: true } })).map(({ threadId }) => threadId)
  await holdThreads(tx, held)
  const posts = await tx.post.findMany({ where, orderBy: { id: 'asc' }, select: LINKS })
  // While this waited, a post may have gone to another thread; then that one is held as well, after a new try.
  if (posts.some(({ threadId }) => !held.includes(threadId))) throw overtaken('A post went to another thread.')
  return posts
}

async function findRulesOfBoards(tx: Tx, posts: readonly { thread: { boardId: bigint } }[]) {
  const boards = new Set(posts.map(({ thread }) => thread.boardId))
  const rules = new Map<bigint, HostRule[]>()
  for (const id of boards) rules.set(id, await findHostRules(tx, id))
  return ({ thread }: { thread: { boardId: bigint } }) => rules.get(thread.boardId) ?? []
}

async function setStates(tx: Tx, actorId: bigint, links: readonly { id: bigint; to: string }[]): Promise<void> {
  const blocked = links.filter(({ to }) => to === 'blocked').map(({ id }) => id)
  const freed = links.filter(({ to }) => to !== 'blocked').map(({ id }) => id)
  if (blocked.length > 0) await tx.postLink.updateMany({ where: { id: { in: blocked } }, data: { state: 'blocked', decidedById: actorId, decidedAt: now() } })
  // A link that is let go begins anew: as text, for a moderator to look at.
  if (freed.length > 0) await tx.postLink.updateMany({ where: { id: { in: freed } }, data: { state: 'plain', decidedById: null, decidedAt: null } })
}

const LINKS = {
  id: true,
  revision: true,
  threadId: true,
  thread: { select: { boardId: true } },
  links: { select: { id: true, address: true, state: true } },
} as const
