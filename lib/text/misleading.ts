import type { Destination } from './destinations'
import { comparableHost, isSameSite, shownHost } from './hosts'
import { foldLookAlikes } from './look-alikes'
import { type Piece, readMarkup } from './markup'
import { normaliseSource } from './source'

/** Words of a link that name one host, and the host it leads to. */
type Misleading = { words: string; host: string }

const INVISIBLE = /\p{Default_Ignorable_Code_Point}/gu
// A text is cut at what stands in no host, and then at its dots: one pattern for all of a host would take minutes over a long one.
const HOSTLIKE = /[\p{L}\p{M}\p{N}.-]+/gu
const LABEL = /^[\p{L}\p{N}](?:[\p{L}\p{M}\p{N}-]*[\p{L}\p{M}\p{N}])?$/u
const LAST_LABEL = /^(?:\p{L}{2,18}|xn--[a-z0-9-]+)$/u
const LONGEST_LABEL = 63
const MOST_LABELS = 8
// Last labels that a reader takes for a web address; every word of two letters is one besides.
const LAST_LABELS = new Set(
  (
    'com org net gov edu mil int info biz name pro mobi jobs coop museum aero asia cat tel travel post xxx app dev page blog shop store site ' +
    'online website web cloud space live news media tech world life today network group email link click help support care health money ' +
    'bank finance charity foundation community social school academy education university college london scot wales cymru irish example test ' +
    'invalid top xyz vip club win bid loan icu cyou buzz rest fun wiki zone work works guru center direct services agency church family kids baby'
  ).split(' '),
)
const FILES = new Set('md py rs sh pl ps js ts cc so mk am pm'.split(' '))

/** The links `[words](address)` of a text whose words name another site than the one they lead to. */
export function misleadingLinks(source: string): Misleading[] {
  if (!source.includes('](')) return []
  return readMarkup(normaliseSource(source), 'post').flatMap(({ children }) => (children ?? []).flatMap((piece, at, all) => misleadingAt(all, piece, at)))
}

function misleadingAt(pieces: Piece[], { type, meta }: Piece, at: number): Misleading[] {
  if (type !== 'link_open') return []
  let close = at + 1
  while (close < pieces.length && pieces[close]?.type !== 'link_close') close += 1
  const words = pieces
    .slice(at + 1, close)
    .map((piece) => (piece.type.endsWith('break') ? ' ' : piece.content))
    .join('')
  const host = hostOf(meta as Destination)
  const named = host && hostsNamedIn(words).some((name) => !isSameSite(name, comparableHost(host)))
  return named ? [{ words: words.replace(INVISIBLE, '').trim(), host: shownHost(host) }] : []
}

function hostOf(destination: Destination): string | null {
  if (destination.kind === 'post') return null
  return destination.kind === 'mail' ? destination.address.slice(destination.address.indexOf('@') + 1) : new URL(destination.address).host
}

/** The hosts that words name, to the eye: look-alike letters, full-width dots, capitals and spaces about dots make no difference. */
function hostsNamedIn(words: string): string[] {
  const plain = foldLookAlikes(words.normalize('NFKC').replace(INVISIBLE, '').toLowerCase())
    .replace(/[。．｡․‧·﹒]/g, '.')
    .replace(/\s+/g, ' ')
  const closed = plain.trim().replace(/ ?\. ?/g, '.')
  const spaced = /^(?:\S )+\S$/.test(plain.trim()) ? plain.replace(/ /g, '') : ''
  const texts = [plain, closed.includes(' ') ? spaced : closed]
  return [...new Set(texts.flatMap(hostsIn).map(comparableHost))]
}

function hostsIn(text: string): string[] {
  return (text.match(HOSTLIKE) ?? []).flatMap((token) => runsOfLabels(token).flatMap(hostIn))
}

/** Labels that stand together with dots between them; what is no label parts them. */
function runsOfLabels(token: string): string[][] {
  const runs: string[][] = [[]]
  for (const written of token.split('.')) {
    const label = written.replace(/^[\p{M}-]+/u, '')
    if (LABEL.test(label)) runs.at(-1)?.push(label)
    else runs.push([])
  }
  return runs
}

function hostIn(labels: string[]): string[] {
  const last = labels.findLastIndex((label) => label.length <= LONGEST_LABEL && LAST_LABEL.test(bare(label)))
  return last > 0 && isLastLabel(bare(labels[last] ?? '')) ? [labels.slice(Math.max(0, last - MOST_LABELS), last + 1).join('.')] : []
}

function bare(label: string): string {
  return label.replace(/\p{M}+$/u, '')
}

function isLastLabel(label: string): boolean {
  if (FILES.has(label)) return false
  return label.length === 2 || LAST_LABELS.has(label) || /^xn--|\P{ASCII}/u.test(label)
}
