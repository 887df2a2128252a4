import type { Tx } from '@/lib/platform/db'
import type { LinkState, TextLink } from '@/lib/text/facts'

/** A link as it is kept with its post. */
export type LinkRow = TextLink & { postId: bigint; state: LinkState; decidedById: bigint | null; decidedAt: Date | null }

const UNDECIDED = { state: 'plain', decidedById: null, decidedAt: null } as const

/** The links of some posts, in their order. */
export async function linksOf(tx: Tx, ids: bigint[]): Promise<Map<bigint, LinkRow[]>> {
  const links = new Map<bigint, LinkRow[]>()
  for (const { id: _id, ...link } of await tx.postLink.findMany({ where: { postId: { in: ids } }, orderBy: [{ postId: 'asc' }, { ordinal: 'asc' }] })) {
    const others = links.get(link.postId)
    if (others) others.push(link)
    else links.set(link.postId, [link])
  }
  return links
}

type Placed = { ordinal: number; address: string }

/**
 * Finds for a link of one wording the same link in another: with the same address, in the same place where there are several,
 * else the first of them. Two texts full of links are compared in as many steps as they have links together.
 */
export function sameLinkAmong<Link extends Placed>(links: readonly Link[]): (link: Placed) => Link | undefined {
  const firsts = new Map<string, Link>()
  const exact = new Map<string, Link>()
  for (const link of links) {
    if (!firsts.has(link.address)) firsts.set(link.address, link)
    exact.set(placeOf(link), link)
  }
  return (link) => exact.get(placeOf(link)) ?? firsts.get(link.address)
}

function placeOf({ ordinal, address }: Placed): string {
  return `${ordinal} ${address}`
}

/** A link keeps what was decided of its address in this post; an address that was no link before waits for a moderator. */
export function decisionsKept(postId: bigint, links: readonly TextLink[], kept: readonly LinkRow[]): LinkRow[] {
  const sameOf = sameLinkAmong(kept)
  return links.map((link) => {
    const { state, decidedById, decidedAt } = sameOf(link) ?? UNDECIDED
    return { ...link, postId, state, decidedById, decidedAt }
  })
}

/** Replaces the links of those posts in which another version of the renderer finds others. */
export async function replaceLinks(tx: Tx, posts: readonly { id: bigint; links: readonly LinkRow[] }[], kept: ReadonlyMap<bigint, LinkRow[]>): Promise<void> {
  const changed = posts.filter(({ id, links }) => shortOf(kept.get(id) ?? []) !== shortOf(links))
  if (changed.length === 0) return
  await tx.postLink.deleteMany({ where: { postId: { in: changed.map(({ id }) => id) } } })
  for (const { id, links } of changed) await addLinks(tx, id, links)
}

type NewLink = TextLink & { state: LinkState; decidedById?: bigint | null; decidedAt?: Date | null; removalUntil?: Date | null }

/** Adds the links of a post in one statement, which is as short for two thousand of them: written as rows, they would keep everybody waiting. */
export async function addLinks(tx: Tx, postId: bigint, links: readonly NewLink[]): Promise<void> {
  if (links.length === 0) return
  const rows = links.map(({ decidedById = null, decidedAt = null, removalUntil = null, ...link }) => ({
    ...{ ordinal: link.ordinal, address: link.address, text: link.text, target: link.target, state: link.state },
    ...{ decidedById: decidedById?.toString() ?? null, decidedAt, removalUntil },
  }))
  // Raw SQL: Prisma writes each value of each row as a parameter of its own.
  await tx.$executeRaw`
    insert into "PostLink" ("postId", ordinal, address, text, target, state, "decidedById", "decidedAt", "removalUntil")
    select ${postId}, ordinal, address, text, target, state::"LinkState", "decidedById", "decidedAt", "removalUntil"
    from json_to_recordset(${JSON.stringify(rows)}::json) as link (ordinal int, address text, text text, target text, state text,
      "decidedById" bigint, "decidedAt" timestamptz, "removalUntil" timestamptz)
    order by ordinal`
}

function shortOf(links: readonly LinkRow[]): string {
  return links.map(({ ordinal, address, target, text }) => `${ordinal} ${address} ${target} ${text}`).join('\n')
}
