import { isStaff } from '@/lib/identity/policy'
import type { MemberViewer, Viewer } from '@/lib/identity/viewer'
import { db, sql } from '@/lib/platform/db'
import { env } from '@/lib/platform/env'
import { hostOf, isAbout } from '@/lib/posts/link-hosts'
import { addressesTo, hostPattern } from '@/lib/posts/link-pattern'
import { nameKeyOf } from '@/lib/text/names'
import { waitingLinksPath } from '@/lib/urls'
import type { Prisma } from '@/prisma/generated/client'
import { findBulkReport } from '../bulk/bulk-report'
import { boardsOf } from '../policy'
import { findWays } from './link-destinations'
import { MANY_LINKS_REASONS, type Pile } from './link-schema'

/** Posts on one page: as many as one sending may hold. */
const PILE_SIZE = 100

type Asked = { after?: bigint; sent?: string; posts?: string }

/** The posts of a thread, of a member or with links to a host that wait on this moderator's boards; null for others, or where there is no such thing. */
export async function findWaitingLinks(viewer: Viewer, pile: Pile, { after = 0n, ...asked }: Asked) {
  const found = isStaff(viewer) ? await findPile(viewer, pile) : null
  if (!found || !isStaff(viewer)) return null
  const rows = await listPosts(viewer, found.where, after)
  const shown = rows.slice(0, PILE_SIZE)
  const ofHost = (address: string) => pile.kind !== 'host' || isAbout(pile.of, hostOf(address))
  const posts = shown.map(({ links, ...post }) => ({ ...post, links: links.filter(({ address }) => ofHost(address)) }))
  const ways = await findWays(
    db(),
    posts.flatMap(({ links }) => links.map(({ address }) => address)),
  )
  return {
    pile,
    title: found.title,
    path: waitingLinksPath(pile.kind, pile.of, after || undefined),
    reasons: MANY_LINKS_REASONS,
    canFollow: env().LINK_CHECKS === 'on',
    posts: posts.map(({ links, ...post }) => ({
      ...post,
      links: links.map((link) => ({ ...link, chain: ways.get(link.address)?.chain ?? [], followed: ways.get(link.address)?.followed ?? false })),
    })),
    next: rows.length > PILE_SIZE ? shown.at(-1)?.id : undefined,
    report: await findBulkReport(viewer, { ...asked, did: 'links' }),
  }
}

async function findPile(viewer: MemberViewer, { kind, of }: Pile): Promise<{ title: string; where: Prisma.PostWhereInput } | null> {
  if (kind === 'thread') return findThreadPile(viewer, of)
  if (kind === 'member') return findMemberPile(of)
  const pattern = hostPattern.safeParse(of)
  return pattern.success ? { title: `Links to ${pattern.data}`, where: { id: { in: await listPostsTo(pattern.data) } } } : null
}

async function findThreadPile(viewer: MemberViewer, of: string) {
  if (!/^[1-9]\d{0,17}$/.test(of)) return null
  const thread = await db().thread.findFirst({
    where: { id: BigInt(of), removedAt: null, board: boardsOf(viewer) },
    select: { id: true, title: true },
  })
  return thread && { title: `Links in “${thread.title}”`, where: { threadId: thread.id } }
}

async function findMemberPile(of: string) {
  const name = await db().name.findFirst({ where: { key: nameKeyOf(of) }, select: { name: true, memberId: true } })
  return name && { title: `Links of ${name.name}`, where: { name: { memberId: name.memberId } } }
}

function listPosts(viewer: MemberViewer, where: Prisma.PostWhereInput, after: bigint) {
  return db().post.findMany({
    where: {
      AND: [where, { id: { gt: after } }],
      withdrawnAt: null,
      removedAt: null,
      links: { some: { state: 'plain' } },
      thread: { removedAt: null, board: boardsOf(viewer) },
    },
    orderBy: { id: 'asc' },
    take: PILE_SIZE + 1,
    select: {
      id: true,
      number: true,
      revision: true,
      createdAt: true,
      name: { select: { name: true } },
      links: { where: { state: 'plain' }, orderBy: { ordinal: 'asc' }, select: { ordinal: true, address: true } },
      thread: { select: { id: true, slug: true, title: true, board: { select: { id: true, name: true } } } },
    },
  })
}

/** How many posts with links to a host wait on this moderator's boards. */
export async function countWaitingTo(viewer: Viewer, given: string): Promise<{ pattern: string; waiting: number } | null> {
  const pattern = hostPattern.safeParse(given)
  if (!pattern.success || !isStaff(viewer)) return null
  const ids = await listPostsTo(pattern.data)
  const where = { id: { in: ids }, withdrawnAt: null, removedAt: null, thread: { removedAt: null, board: boardsOf(viewer) } }
  return { pattern: pattern.data, waiting: await db().post.count({ where }) }
}

/** Posts with a link to a host that shows as text. Raw SQL: Prisma knows no regular expressions. */
async function listPostsTo(pattern: string): Promise<bigint[]> {
  const rows = await sql<{ postId: bigint }>(`select distinct "postId" from "PostLink" where state = 'plain' and address ~ $1`, [addressesTo(pattern)])
  return rows.map(({ postId }) => postId)
}
