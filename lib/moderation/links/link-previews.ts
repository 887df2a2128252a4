import type { Tx } from '@/lib/platform/db'
import { whyNot } from '@/lib/posts/policy'
import type { TextFacts } from '@/lib/text/facts'
import { allLinks, renderText } from '@/lib/text/render'
import type { LinksForm } from '../act-form'
import { findWays } from './link-destinations'
import type { LinksFacts } from './link-facts'

/** Characters of the post shown on either side of a link. */
const AROUND = 80

/** Each link with where it leads and the words around it, as they are and as they would be. */
export async function linkPreviews(tx: Tx, { body, links }: Pick<LinksFacts['post'], 'body' | 'links'>): Promise<LinksForm['links']> {
  const ways = await findWays(
    tx,
    links.map(({ address }) => address),
  )
  let from = 0
  return links.map(({ decidedAt, decidedById, ...link }) => {
    const at = Math.max(body.indexOf(link.text, from), 0)
    from = at + link.text.length
    const around = excerptAround(body, at, link.text)
    return {
      ...link,
      host: new URL(link.address).host,
      chain: ways.get(link.address)?.chain ?? [],
      goneAt: ways.get(link.address)?.goneAt ?? null,
      followed: ways.get(link.address)?.followed ?? false,
      why: whyNot({ ...link, decidedAt, decidedById }, 'trusted'),
      before: renderText(around, allLinks('plain')).html,
      after: renderText(around, onlyThis(link.address)).html,
    }
  })
}

function excerptAround(body: string, at: number, text: string): string {
  const lineStart = body.lastIndexOf('\n', at) + 1
  const start = Math.max(lineStart, at - AROUND) === lineStart ? lineStart : wordAfter(body, at)
  const lineEnd = body.indexOf('\n', at)
  const last = lineEnd === -1 ? body.length : lineEnd
  const linkEnd = endOfLink(body, at + text.length)
  const end = last <= linkEnd + AROUND ? last : wordBefore(body, linkEnd)
  return `${start > 0 ? '… ' : ''}${body.slice(start, end)}${end < body.length ? ' …' : ''}`
}

/** Where the first whole word before a link begins: half an address would say something else. */
function wordAfter(body: string, at: number): number {
  const space = body.slice(at - AROUND, at).search(/\s/)
  if (space !== -1) return at - AROUND + space + 1
  return /[[<]/.test(body[at - 1] ?? '') ? at - 1 : at
}

/** Where the last whole word behind a link ends. */
function wordBefore(body: string, end: number): number {
  return end + Math.max(0, body.slice(end, end + AROUND).search(/\s+\S*$/))
}

/** The end of the whole link: for one with words of its own, after the address in brackets. */
function endOfLink(body: string, end: number): number {
  return end + (/^\]\([^)\n]*\)/.exec(body.slice(end, end + 2100))?.[0].length ?? 0)
}

function onlyThis(address: string): TextFacts {
  return { linkOf: (link) => ({ state: link.address === address ? 'clickable' : 'plain' }) }
}
