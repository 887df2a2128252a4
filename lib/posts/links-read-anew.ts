import type { Tx } from '@/lib/platform/db'
import type { LinkState, TextLink } from '@/lib/text/facts'

/** A link as it is kept with its post. */
export type LinkRow = TextLink & { postId: bigint; state: LinkState; decidedById: bigint | null; decidedAt: Date | null }

const UNDECIDED = { state: 'plain', decidedById: null, decidedAt: null } as const

/** The links of some posts, in their order. */
export async function linksOf(tx: Tx, ids: bigint[]): Promise<Map<bigint, LinkRow[]>> {
  const links = new Map<bigint, LinkRow[]>()
  for (const { id: _id, ...link } of await tx.postLink.findMany({ where: { postId: { in: ids } }, orderBy: [{ postId: 'asc' }, { ordinal: 'asc' }] })) {
    links.set(link.postId, [...(links.get(link.postId) ?? []), link])
  }
  return links
}

/** A link keeps what was decided of its address in this post; an address that was no link before waits for a moderator. */
export function decisionsKept(postId: bigint, links: readonly TextLink[], kept: readonly LinkRow[]): LinkRow[] {
  return links.map((link) => {
    const same = kept.filter(({ address }) => address === link.address)
    const { state, decidedById, decidedAt } = same.find(({ ordinal }) => ordinal === link.ordinal) ?? same[0] ?? UNDECIDED
    return { ...link, postId, state, decidedById, decidedAt }
  })
}

/** Replaces the links of those posts in which another version of the renderer finds others. */
export async function replaceLinks(tx: Tx, posts: readonly { id: bigint; links: readonly LinkRow[] }[], kept: ReadonlyMap<bigint, LinkRow[]>): Promise<void> {
  const changed = posts.filter(({ id, links }) => shortOf(kept.get(id) ?? []) !== shortOf(links))
  if (changed.length === 0) return
  await tx.postLink.deleteMany({ where: { postId: { in: changed.map(({ id }) => id) } } })
  await tx.postLink.createMany({ data: changed.flatMap(({ links }) => [...links]) })
}

function shortOf(links: readonly LinkRow[]): string {
  return links.map(({ ordinal, address, target, text }) => `${ordinal} ${address} ${target} ${text}`).join('\n')
}
