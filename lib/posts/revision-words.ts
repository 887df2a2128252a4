import { setImmediate } from 'node:timers/promises'
import type { Tx } from '@/lib/platform/db'
import type { Reading, TextFacts } from '@/lib/text/facts'
import { readText, renderText, withTextRead } from '@/lib/text/render'
import { findHostRules, hostOf, verdictOfHost } from './link-hosts'
import type { Untold } from './revision-changes'
import { factsOf, findKnown, isGone } from './text-facts'

type Wording = { body: string; misquoted: readonly number[] }
type Asked = { boardId: bigint; bodies: readonly string[]; links: readonly { address: string; state: string }[] }

/**
 * How wordings of one post may be shown now: as text without links, with the words of posts that have gone and the
 * addresses that are blocked left out; and, for their source, why it cannot be shown at all.
 */
export async function findWordsToShow(tx: Tx, { boardId, bodies, links }: Asked) {
  const readings = new Map<string, Reading>()
  for (const body of bodies) {
    readings.set(body, await withTextRead(body, () => readText(body)))
    await setImmediate() // many long wordings, and others wait
  }
  const known = await findKnown(tx, [...readings.values()], [boardId])
  const rules = await findHostRules(tx, boardId)
  const stand = { boardId, createdAt: new Date(0) } // when it quoted is not asked: what it quotes of a hidden wording is not shown
  const states = new Map(links.map(({ address, state }) => [address, state]))
  const isBlocked = (address: string) => (states.has(address) ? states.get(address) === 'blocked' : verdictOfHost(rules, hostOf(address)) === 'refused')
  return {
    htmlOf({ body, misquoted }: Wording): Promise<string> {
      const facts: TextFacts = {
        ...factsOf(known, [], { ...stand, misquoted }),
        linkOf: ({ address }) => ({ state: isBlocked(address) ? 'blocked' : 'plain' }),
      }
      return withTextRead(body, () => renderText(body, facts).html)
    },
    untoldOf(body: string): Untold | null {
      const { quotes, links: held } = readings.get(body) ?? readText(body)
      if (quotes.some((id) => isGone(known, id, stand))) return 'quotes'
      return held.some(({ address }) => isBlocked(address)) ? 'links' : null
    },
  }
}
