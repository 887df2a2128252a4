import type { Tx } from '@/lib/platform/db'
import type { LinkState } from '@/lib/text/render'
import type { Voice } from '@/prisma/generated/client'
import { findEnds } from './destinations'
import { findHostRules, hostOf, verdictOfHost } from './link-hosts'
import { firstLinkState, hasStanding, NEWCOMER_POSTS } from './policy'

type Asking = { boardId: bigint; author: { memberId: bigint; joinedAt: Date }; voice: Voice; at: Date }

/** How links that are new in a text begin on this board, by this author: the state of each, by its address. */
export async function firstLinkStates(
  tx: Tx,
  { boardId, author, voice, at }: Asking,
  links: readonly { address: string }[],
): Promise<(link: { address: string }) => LinkState> {
  if (links.length === 0) return () => 'plain'
  const { linkTrust: trust } = await tx.board.findUniqueOrThrow({ where: { id: boardId }, select: { linkTrust: true } })
  const rules = await findHostRules(tx, boardId)
  const standing = trust === 'trusted' && hasStanding({ ...author, ...(await findStanding(tx, author.memberId)) }, at)
  const ends = await findEnds(
    tx,
    links.map(({ address }) => address),
  )
  const verdictOf = (address: string) => {
    const end = verdictOfHost(rules, hostOf(ends.get(address) ?? ''))
    return end === 'refused' ? end : verdictOfHost(rules, hostOf(address))
  }
  return ({ address }) => firstLinkState({ asHq: voice === 'hq', host: verdictOf(address), trust, standing })
}

async function findStanding(tx: Tx, memberId: bigint) {
  const standing = await tx.post.findMany({
    where: { name: { memberId }, withdrawnAt: null, removedAt: null },
    select: { id: true },
    take: NEWCOMER_POSTS,
  })
  const removed = await tx.post.aggregate({ where: { name: { memberId } }, _max: { removedAt: true } })
  return { standingPosts: standing.length, lastRemovedAt: removed._max.removedAt }
}
