import type { Destination } from './destinations'
import { escapeHtml, escapeText } from './escape'
import type { LinkFacts, LinkState } from './facts'
import { comparableHost, shownHost } from './hosts'
import { readAddress } from './links'
import { withoutTracking } from './tracking'

const REL = 'rel="nofollow ugc noopener noreferrer"'
const DAY = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' })

type Shown = { ordinal: number; address: string; words: string; html: string; facts: LinkFacts }

/** A link to the web as readers see it: its words, then its host where they do not name it, and since when it is gone. */
export function webLinkHtml({ ordinal, address, words, html, facts }: Shown): string {
  if (facts.state === 'blocked') return `<span data-link="${ordinal}" data-blocked="">[link blocked]</span>`
  return wordsHtml(facts.state, ordinal, address, html) + hostNote(address, words, facts.finalHost) + goneNote(facts)
}

/** A link that leads to no other site's page: to a post of this board, or to an e-mail address. */
export function ownLinkHtml(destination: Exclude<Destination, { kind: 'web' }>, html: string): string {
  if (destination.kind === 'post') return `<a href="/p/${destination.id}">${html}</a>`
  return `<a href="${escapeHtml(destination.address)}" ${REL}>${html}</a>`
}

function wordsHtml(state: LinkState, ordinal: number, address: string, html: string): string {
  if (state === 'plain') return `<span data-link="${ordinal}">${html}</span>`
  return `<a href="${escapeHtml(withoutTracking(address))}" ${REL} data-link="${ordinal}">${html}</a>`
}

function hostNote(address: string, words: string, finalHost: string | null | undefined): string {
  const host = hostOf(address)
  const moved = finalHost && comparableHost(finalHost) !== comparableHost(host)
  if (moved) return note('host', `${shownHost(host)} → ${shownHost(finalHost)}`)
  return namesHost(words, host) ? '' : note('host', shownHost(host))
}

function goneNote({ state, goneSince, archiveAddress }: LinkFacts): string {
  if (!goneSince) return ''
  const archive = archiveAddress && state === 'clickable' ? readAddress(archiveAddress) : null
  const copy = archive ? `, <a href="${escapeHtml(archive)}" ${REL}>archived copy</a>` : ''
  return `<span data-gone=""> (gone since ${DAY.format(goneSince)}${copy})</span>`
}

/** The host and port of an address in the form of the URL standard, which says plainly where they end. */
function hostOf(address: string): string {
  return /^https?:\/\/([^/?#@]+)/.exec(address)?.[1] ?? new URL(address).host
}

function note(name: string, words: string): string {
  return `<span data-${name}=""> (${escapeText(words)})</span>`
}

function namesHost(words: string, host: string): boolean {
  const bare = host.replace(/:\d+$/, '').replace(/^www\./, '')
  const names = [bare, shownHost(bare)]
  const named = words.toLowerCase().split(/[^\p{L}\p{M}\p{N}.\-[\]:]+/u)
  return named.some((word) =>
    names.includes(
      word
        .replace(/^www\./, '')
        .replace(/:\d*$/, '')
        .replace(/\.$/, ''),
    ),
  )
}
