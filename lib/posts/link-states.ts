import type { Tx } from '@/lib/platform/db'
import type { LinkState } from '@/lib/text/facts'
import type { Voice } from '@/prisma/generated/client'
import { findEnds, holdDestinations } from './destinations'
import { findHostRules, hostOf, keepHostRules, verdictOfHost } from './link-hosts'
import { firstLinkState, hasStanding } from './policy'
import { findMemberStanding } from './standing'

type Asking = { boardId: bigint; author: { memberId: bigint; joinedAt: Date }; voice: Voice; at: Date }

/** How a link begins, and until when a removal is the reason that it shows as text. */
type Beginning = { state: LinkState; removalUntil: Date | null }
type BeginningOf = (link: { address: string }) => Beginning

export const AS_TEXT: Beginning = { state: 'plain', removalUntil: null }

/** How links that are new in a text begin on this board, by this author: the state of each, by its address. */
export async function firstLinkStates(tx: Tx, asking: Asking, links: readonly { address: string }[]): Promise<BeginningOf> {
  if (links.length === 0) return () => AS_TEXT
  await keepHostRules(tx)
  const addresses = links.map(({ address }) => address)
  await holdDestinations(tx, addresses)
  return expectedLinkStates(tx, asking, links)
}

/** The same for a text that is only looked at: nothing is held. */
export async function expectedLinkStates(tx: Tx, { boardId, author, voice, at }: Asking, links: readonly { address: string }[]): Promise<BeginningOf> {
  if (links.length === 0) return () => AS_TEXT
  const { linkTrust: trust } = await tx.board.findUniqueOrThrow({ where: { id: boardId }, select: { linkTrust: true } })
  const rules = await findHostRules(tx, boardId)
  const standing = trust === 'trusted' ? await findMemberStanding(tx, author, at) : null
  const ends = await findEnds(
    tx,
    links.map(({ address }) => address),
  )
  const verdictOf = (address: string) => {
    const end = verdictOfHost(rules, hostOf(ends.get(address) ?? ''))
    return end === 'refused' ? end : verdictOfHost(rules, hostOf(address))
  }
  const removalUntil = standing?.lacks === 'removal' ? standing.until : null
  return ({ address }) => {
    const state = firstLinkState({ asHq: voice === 'hq', host: verdictOf(address), trust, standing: standing !== null && hasStanding(standing) })
    return { state, removalUntil: state === 'plain' ? removalUntil : null }
  }
}
