import type { Destination } from './destinations'
import { comparableHost, isSameSite, shownHost } from './hosts'
import { foldLookAlikes } from './look-alikes'
import { type Piece, readMarkup } from './markup'
import { normaliseSource } from './source'

/** Words of a link that name one host, and the host it leads to. */
export type Misleading = { words: string; host: string }

const INVISIBLE = /\p{Default_Ignorable_Code_Point}/gu
const HOST = /(?<![\p{L}\p{N}-])(?:[\p{L}\p{N}](?:[\p{L}\p{M}\p{N}-]*[\p{L}\p{M}\p{N}])?\.)+(\p{L}{2,18}|xn--[a-z0-9-]+)(?![\p{L}\p{N}-])/gu
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
  const close = pieces.findIndex((piece, index) => index > at && piece.type === 'link_close')
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
export function hostsNamedIn(words: string): string[] {
  const plain = foldLookAlikes(words.normalize('NFKC').replace(INVISIBLE, '').toLowerCase()).replace(/[。．｡․‧·﹒]/g, '.')
  const closed = plain.trim().replace(/\s*\.\s*/g, '.')
  const spaced = /^(?:\S\s+)+\S$/.test(plain.trim()) ? plain.replace(/\s/g, '') : ''
  const texts = [plain, /\s/.test(closed) ? spaced : closed]
  return [...new Set(texts.flatMap((text) => [...text.matchAll(HOST)].flatMap(([host, last = '']) => (isLastLabel(last) ? [comparableHost(host)] : []))))]
}

function isLastLabel(label: string): boolean {
  if (FILES.has(label)) return false
  return label.length === 2 || LAST_LABELS.has(label) || /^xn--|\P{ASCII}/u.test(label)
}
