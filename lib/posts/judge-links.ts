import { z } from 'zod'
import { change, record } from '@/lib/events/commands'
import { ask } from '@/lib/jobs/ask'
import { defineJob, key } from '@/lib/jobs/define-job'
import type { Tx } from '@/lib/platform/db'
import { findHostRules, keepHostRules } from './link-hosts'
import { renderAllAgain } from './render-again'
import { judgeAddresses, type KnownRule, noteStillTaken, noteTaken, type Ruled } from './ruled-posts'

/** How many posts are rendered anew in one transaction. */
const BATCH = 50
/** No version of the renderer: a post that has it waits to be rendered anew. */
const STALE = 0

type Link = Awaited<ReturnType<typeof findLinksIn>>[number]

/**
 * The posts of a thread are on another board now: links to hosts that are refused there are blocked, and those that
 * only the other board refused are text again. What a moderator or its author has decided of a link stays. The thread is
 * held by the caller; the first posts are rendered here, the others marked, and the job asked for that renders them.
 * Returns the posts that a refusal concerns from now on: the caller writes the statements to their authors.
 */
export async function judgeLinks(tx: Tx, threadId: bigint): Promise<Ruled[]> {
  await keepHostRules(tx)
  if (!(await mayStandOtherwise(tx, threadId))) return []
  const links = await findLinksIn(tx, threadId)
  if (links.length === 0) return []
  const rules = await findRulesFor(tx, threadId)
  const said = await judgeAddresses(
    tx,
    rules,
    links.map(({ address }) => address),
  )
  const isRefused = ({ address }: Link) => said(address).refused
  const blocked = links.flatMap((link) => {
    const rule = link.state === 'blocked' || isMadeClickable(link) ? null : said(link.address).by
    return rule ? [{ ...link, rule }] : []
  })
  const before = links.filter(({ state }) => state === 'blocked')
  const freed = before.filter((link) => !isRefused(link))
  await tx.$executeRaw`update "PostLink" set state = 'blocked' where id = any(${idsOf(blocked)})` // raw, for there may be thousands
  await tx.$executeRaw`update "PostLink" set state = 'plain' where id = any(${idsOf(freed)})`
  const anew = idsOf(freed.filter((link) => !isOwnChoice(link)))
  await tx.$executeRaw`update "PostLink" set "decidedById" = null, "decidedAt" = null where id = any(${anew})`
  const posts = [...new Map([...blocked, ...freed].map(({ postId, post }) => [postId, { id: postId, revision: post.revision }])).values()]
  await renderAllAgain(tx, posts.slice(0, BATCH))
  await tx.$executeRaw`update "Post" set "textVersion" = ${STALE} where id = any(${idsOf(posts.slice(BATCH))})`
  if (posts.length > BATCH) await ask(tx, renderJudgedLinks, { thread: threadId })
  const still = before.filter(isRefused).map(({ postId }) => postId)
  return [...(await noteTaken(tx, blocked)), ...(await noteStillTaken(tx, [...new Set(still)], rules))]
}

/** Renders the posts that `judgeLinks` left for later, a batch in each transaction. Repeated, it finds nothing. */
export const renderJudgedLinks = defineJob({
  name: 'render-judged-links',
  data: z.object({ thread: key }),
  async run({ thread }, { signal }) {
    while (!signal.aborted) if ((await renderNext(thread)) < BATCH) return 'done'
    return 'more'
  },
})

/** Posts may have left the thread since, by a split or a merge, and gone on from there. */
function renderNext(threadId: bigint): Promise<number> {
  return change(async (tx) => {
    // Raw SQL: Prisma has no row lock, and no walk from thread to thread.
    const posts = await tx.$queryRaw<{ id: bigint; revision: number; threadId: bigint; boardId: bigint }[]>`
      with recursive reached (id) as (
        select ${threadId}::bigint union select d."toId" from "Departure" d join reached r on d."threadId" = r.id)
      select p.id, p.revision, t.id as "threadId", t."boardId" from "Post" p join "Thread" t on t.id = p."threadId"
      where p."threadId" in (select id from reached) and p."textVersion" = ${STALE} order by p.id limit ${BATCH} for no key update of p`
    if (posts.length === 0) return 0
    await renderAllAgain(tx, posts)
    const boards = new Map(posts.map((post) => [post.threadId, post.boardId]))
    for (const [id, boardId] of boards) await record(tx, { kind: 'link.checked', boardId, threadId: id })
    return posts.length
  })
}

/**
 * Whether any link can be in another state here: this board refuses a host of its own, or something in the thread is blocked.
 * The site's refusals are in force on every board, so no move changes what they say. Asked while the rules are kept: one that is
 * made meanwhile waits, and then finds the thread where it is now.
 */
async function mayStandOtherwise(tx: Tx, threadId: bigint): Promise<boolean> {
  // Raw SQL: one question, whose costly part is not asked where no host was ever refused.
  const [row] = await tx.$queryRaw<{ may: boolean }[]>`
    select exists (select from "LinkHost" h join "Thread" t on t."boardId" = h."boardId"
        where t.id = ${threadId} and h.verdict = 'refused' and h."endedAt" is null)
      or (exists (select from "LinkHost" where verdict = 'refused')
        and exists (select from "Post" p join "PostLink" l on l."postId" = p.id where p."threadId" = ${threadId} and l.state = 'blocked')) as may`
  return row?.may ?? true
}

/** HQ's own links are nobody's to block. */
function findLinksIn(tx: Tx, threadId: bigint) {
  return tx.postLink.findMany({
    where: { post: { threadId, voice: { not: 'hq' } } },
    orderBy: { id: 'asc' },
    select: {
      id: true,
      postId: true,
      address: true,
      state: true,
      decidedById: true,
      post: { select: { revision: true, name: { select: { memberId: true } } } },
    },
  })
}

async function findRulesFor(tx: Tx, threadId: bigint): Promise<KnownRule[]> {
  const { boardId } = await tx.thread.findUniqueOrThrow({ where: { id: threadId }, select: { boardId: true } })
  return findHostRules(tx, boardId)
}

function isMadeClickable({ state, decidedById }: Link): boolean {
  return state === 'clickable' && decidedById !== null
}

function isOwnChoice({ decidedById, post }: Link): boolean {
  return decidedById === post.name.memberId
}

function idsOf(rows: readonly { id: bigint }[]): bigint[] {
  return rows.map(({ id }) => id)
}
