import type { Tx } from '@/lib/platform/db'
import type { LinkState } from '@/lib/text/facts'
import type { Voice } from '@/prisma/generated/client'
import { findEnds, holdDestinations } from './destinations'
import { findHostRules, hostOf, keepHostRules, verdictOfHost } from './link-hosts'
import { firstLinkState } from './policy'
import { isOfStanding } from './standing'

type Asking = { boardId: bigint; author: { memberId: bigint; joinedAt: Date }; voice: Voice; at: Date }

type StateOf = (link: { address: string }) => LinkState

/** How links that are new in a text begin on this board, by this author: the state of each, by its address. */
export async function firstLinkStates(tx: Tx, asking: Asking, links: readonly { address: string }[]): Promise<StateOf> {
  if (links.length === 0) return () => 'plain'
  await keepHostRules(tx)
  const addresses = links.map(({ address }) => address)
  await holdDestinations(tx, addresses)
  return expectedLinkStates(tx, asking, links)
}

/** The same for a text that is only looked at: nothing is held. */
export async function expectedLinkStates(tx: Tx, { boardId, author, voice, at }: Asking, links: readonly { address: string }[]): Promise<StateOf> {
  if (links.length === 0) return () => 'plain'
  const { linkTrust: trust } = await tx.board.findUniqueOrThrow({ where: { id: boardId }, select: { linkTrust: true } })
  const rules = await findHostRules(tx, boardId)
  const standing = trust === 'trusted' && (await isOfStanding(tx, author, at))
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
