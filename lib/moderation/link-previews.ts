import { allLinks, type LinkState, renderText, type TextFacts } from '@/lib/text/render'
import type { LinksForm } from './act-form'

type Post = { body: string; links: { ordinal: number; address: string; text: string; state: LinkState }[] }

/** Characters of the post shown on either side of a link. */
const AROUND = 80

/** Each link with the words around it, as they are and as they would be. */
export function linkPreviews({ body, links }: Post): LinksForm['links'] {
  let from = 0
  return links.map((link) => {
    const at = body.indexOf(link.text, from)
    from = at + link.text.length
    const around = excerptAround(body, at, link.text)
    return {
      ...link,
      host: new URL(link.address).host,
      before: renderText(around, allLinks('plain')).html,
      after: renderText(around, onlyThis(link.address)).html,
    }
  })
}

function excerptAround(body: string, at: number, text: string): string {
  const start = Math.max(body.lastIndexOf('\n', at) + 1, at - AROUND)
  const lineEnd = body.indexOf('\n', at)
  const end = Math.min(lineEnd === -1 ? body.length : lineEnd, at + text.length + AROUND)
  return `${start > 0 ? '… ' : ''}${body.slice(start, end)}${end < body.length ? ' …' : ''}`
}

function onlyThis(address: string): TextFacts {
  return { linkOf: (link) => ({ state: link.address === address ? 'clickable' : 'plain' }) }
}
