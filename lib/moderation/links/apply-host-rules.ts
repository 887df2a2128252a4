import { setTimeout } from 'node:timers/promises'
import { change, overtaken, recordAll } from '@/lib/events/commands'
import { defineJob, MINUTE_MS } from '@/lib/jobs/define-job'
import { now } from '@/lib/platform/clock'
import { sql, type Tx } from '@/lib/platform/db'
import { logFailure } from '@/lib/platform/log'
import { findHostRules, type HostRule, isAbout, keepHostRules, verdictOfHost } from '@/lib/posts/link-hosts'
import { renderAllAgain } from '@/lib/posts/render-again'
import { holdThreads } from '@/lib/threads/queries'
import { hostsOf } from './link-destinations'

/** How long the moderator's form waits. */
const PATIENCE_MS = 3000
/** Posts in one transaction, at most: nobody who replies should wait for longer. */
const BATCH = 50

type Waiting = { entryId: bigint; postId: bigint; pattern: string; moderatorId: bigint }

/**
 * Brings the links in posts that acts on hosts have touched into the states that the rules now ask for: links blocked where their host
 * is refused, text again where it no longer is. A few posts in each transaction, an event for each. What is broken off waits
 * in the database, and any node takes it up. Gives how many links changed.
 */
export async function applyHostRules(signal?: AbortSignal): Promise<number> {
  let changed = 0
  let last: Waiting | undefined
  for (;;) {
    if (signal?.aborted) return changed
    const batch = await listWaiting(last)
    if (batch.length === 0) return changed
    changed += await applyTo(batch)
    last = batch.at(-1)
  }
}

/** The act asks for it, for a few seconds later: until then its own process works on it. A post that failed has another try. */
export const applyHostRulesJob = defineJob({
  name: 'apply-host-rules',
  every: 5 * MINUTE_MS,
  async run(_given, { signal }) {
    await applyHostRules(signal)
    return signal.aborted ? 'more' : 'done'
  },
})

/** The same, waited for only as long as a moderator would; the rest goes on by itself. */
export async function applyHostRulesSoon(): Promise<void> {
  const applied = applyHostRules().catch((failure) => logFailure('bringing links in line with a rule', failure))
  await Promise.race([applied, setTimeout(PATIENCE_MS, undefined, { ref: false })])
}

function listWaiting(last: Waiting | undefined): Promise<Waiting[]> {
  // Raw SQL: Prisma compares no pairs, and the index has only what waits.
  return sql<Waiting>(
    `select r."entryId", r."postId", h.pattern, e."moderatorId" from "RuledPost" r join "LinkHost" h on h.id = r."ruleId" join "ModerationEntry" e on e.id = r."entryId"
     where r."appliedAt" is null and (r."entryId", r."postId") > ($1, $2) order by r."entryId", r."postId" limit ${BATCH}`,
    [last?.entryId ?? 0n, last?.postId ?? 0n],
  )
}

/** A batch, or where it fails its posts one by one: one that cannot be brought in line keeps no other waiting. */
async function applyTo(batch: readonly Waiting[]): Promise<number> {
  try {
    return await applyTogether(batch)
  } catch (failure) {
    if (batch.length === 1) logFailure('bringing a post in line with a rule', failure)
    let changed = 0
    if (batch.length > 1) for (const one of batch) changed += await applyTo([one])
    return changed
  }
}

function applyTogether(batch: readonly Waiting[]): Promise<number> {
  return change(async (tx) => {
    const posts = await holdWithThreads(
      tx,
      batch.map(({ postId }) => postId),
    )
    await keepHostRules(tx) // a rule that ends meanwhile waits, and then has these posts looked at again
    const rulesOf = await findRulesOfBoards(tx, posts)
    const hosts = await hostsOf(
      tx,
      posts.flatMap(({ links }) => links.map(({ address }) => address)),
    )
    const differing = posts.flatMap((post) => {
      const acts = batch.filter(({ postId }) => postId === post.id)
      const links = post.links.flatMap((link) => judged(link, hosts(link.address), acts, rulesOf(post)))
      return links.length > 0 ? [{ ...post, links }] : []
    })
    const links = differing.flatMap((post) => post.links)
    await setStates(tx, links)
    await renderAllAgain(tx, differing)
    await recordAll(
      tx,
      differing.map(({ id, threadId, thread: { boardId }, links: [first, ...others] }) => {
        const detail = { pattern: first?.act.pattern ?? '', links: [first, ...others].flatMap((link) => (link ? [told(link)] : [])) }
        return { kind: 'link.changed', actorId: first?.act.moderatorId, boardId, threadId, postId: id, detail }
      }),
    )
    await markApplied(tx, batch)
    return links.length
  })
}

type Link = { id: bigint; address: string; state: string }

/** The link with the state that the rules ask for now, and the act which concerns it; none where nothing is to change. */
function judged<L extends Link>(link: L, hosts: readonly string[], acts: readonly Waiting[], rules: readonly HostRule[]) {
  const act = acts.find(({ pattern }) => hosts.some((host) => isAbout(pattern, host)))
  const isRefused = hosts.some((host) => verdictOfHost(rules, host) === 'refused')
  const to = isRefused ? ('blocked' as const) : ('plain' as const)
  return act && (link.state === 'blocked') !== isRefused ? [{ ...link, to, act }] : []
}

function told({ address, state, to }: { address: string; state: string; to: string }) {
  return { address, from: state, to }
}

async function markApplied(tx: Tx, batch: readonly Waiting[]): Promise<void> {
  const [entries, posts] = [batch.map(({ entryId }) => entryId), batch.map(({ postId }) => postId)]
  // Raw SQL: one statement for all pairs.
  await tx.$executeRaw`
    update "RuledPost" r set "appliedAt" = ${now()} from unnest(${entries}::bigint[], ${posts}::bigint[]) as done ("entryId", "postId")
    where r."entryId" = done."entryId" and r."postId" = done."postId" and r."appliedAt" is null`
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

async function setStates(tx: Tx, links: readonly { id: bigint; to: string; act: Waiting }[]): Promise<void> {
  const freed = links.filter(({ to }) => to !== 'blocked').map(({ id }) => id)
  const blocked = links.filter(({ to }) => to === 'blocked')
  for (const decidedById of new Set(blocked.map(({ act }) => act.moderatorId))) {
    const theirs = blocked.filter(({ act }) => act.moderatorId === decidedById).map(({ id }) => id)
    await tx.postLink.updateMany({ where: { id: { in: theirs } }, data: { state: 'blocked', decidedById, decidedAt: now() } })
  }
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
