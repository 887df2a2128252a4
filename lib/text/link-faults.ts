import type { Destination } from './destinations'
import { comparableHost, isSameSite, shownHost } from './hosts'
import { shownLength, turnsWriting } from './invisible'
import { foldLookAlikes } from './look-alikes'
import { type Piece, readMarkup } from './markup'
import { normaliseSource } from './source'

/**
 * What is wrong with the words of a link `[words](address)`. `misleading`: they name a site, read as `named`, to which it
 * does not lead. `turned`: they turn the direction in which they are read. `blank`: nothing of them can be seen.
 * `host` is where the link leads, null for a post of this board.
 */
export type LinkFault = { fault: 'misleading'; words: string; named: string; host: string } | { fault: 'turned' | 'blank'; host: string | null }

const INVISIBLE = /\p{Default_Ignorable_Code_Point}/gu
// A text is cut at what stands in no host, and then at its dots: one pattern for all of a host would take minutes over a long one.
const HOSTLIKE = /[\p{L}\p{M}\p{N}.-]+/gu
const LABEL = /^[\p{L}\p{N}](?:[\p{L}\p{M}\p{N}-]*[\p{L}\p{M}\p{N}])?$/u
const LAST_LABEL = /^(?:\p{L}{2,18}|xn--[a-z0-9-]+)$/u
const LONGEST_LABEL = 63
const MOST_LABELS = 8
// Last labels that a reader takes for a web address: the countries' (ISO 3166-1 and the few besides that are in use), and others.
const COUNTRIES =
  'ac ad ae af ag ai al am ao aq ar as at au aw ax az ba bb bd be bf bg bh bi bj bm bn bo br bs bt bw by bz ca cc cd cf cg ch ci ck cl cm cn co ' +
  'cr cu cv cw cx cy cz de dj dk dm do dz ec ee eg er es et eu fi fj fk fm fo fr ga gb gd ge gf gg gh gi gl gm gn gp gq gr gs gt gu gw gy hk hm ' +
  'hn hr ht hu id ie il im in io iq ir is it je jm jo jp ke kg kh ki km kn kp kr kw ky kz la lb lc li lk lr ls lt lu lv ly ma mc md me mg mh mk ' +
  'ml mm mn mo mp mq mr ms mt mu mv mw mx my mz na nc ne nf ng ni nl no np nr nu nz om pa pe pf pg ph pk pl pm pn pr ps pt pw py qa re ro rs ru ' +
  'rw sa sb sc sd se sg sh si sk sl sm sn so sr ss st su sv sx sy sz tc td tf tg th tj tk tl tm tn to tr tt tv tw tz ua ug uk us uy uz va vc ve ' +
  'vg vi vn vu wf ws ye yt za zm zw'
const WORDS =
  'post travel page live news media tech world life today network group email link click help support care health money bank finance charity ' +
  'foundation community social school education university college example test invalid top club win loan buzz rest fun zone work works guru ' +
  'center direct services agency church family kids baby space shop store site cloud web'
const NAMES =
  'com org net gov edu mil int info biz name pro mobi jobs coop museum aero asia cat tel xxx app dev blog online website academy london scot ' +
  'wales cymru irish xyz vip bid icu cyou wiki'
const LAST_LABELS = new Set(`${COUNTRIES} ${WORDS} ${NAMES}`.split(' '))
// Of these a reader sees the first word of a sentence: "Sign now.It takes a minute".
const BEGINNERS = new Set(`${WORDS} am as at be by do in is it me my no so to us`.split(' '))
const NEXT_SENTENCE = /(?<=\p{Ll}{2}[.])(?=(\p{Lu}\p{Ll}*)(?:[\s,.!?’']|$))/gu
const FILES = new Set('md py rs sh pl ps js ts cc so mk am pm'.split(' '))

/** The faults of a text's links, in order. */
export function linkFaults(source: string): LinkFault[] {
  if (!source.includes('](')) return []
  return readMarkup(normaliseSource(source), 'post').flatMap(({ children }) => (children ?? []).flatMap((piece, at, all) => faultAt(all, piece, at)))
}

function faultAt(pieces: Piece[], { type, meta }: Piece, at: number): LinkFault[] {
  if (type !== 'link_open') return []
  const words = pieces
    .slice(at + 1, closeAfter(pieces, at))
    .map((piece) => (piece.type.endsWith('break') ? ' ' : piece.content))
    .join('')
  const host = hostOf(meta as Destination)
  const shown = host === null ? null : shownHost(host)
  if (turnsWriting(words)) return [{ fault: 'turned', host: shown }]
  if (shownLength(words) === 0) return [{ fault: 'blank', host: shown }]
  return host === null ? [] : misleadingIn(words, host)
}

function closeAfter(pieces: Piece[], at: number): number {
  let close = at + 1
  while (close < pieces.length && pieces[close]?.type !== 'link_close') close += 1
  return close
}

function misleadingIn(words: string, host: string): LinkFault[] {
  const named = hostsNamedIn(words).find((name) => !isSameSite(name, comparableHost(host)))
  return named === undefined ? [] : [{ fault: 'misleading', words: words.replace(INVISIBLE, '').trim(), named, host: shownHost(host) }]
}

function hostOf(destination: Destination): string | null {
  if (destination.kind === 'post') return null
  return destination.kind === 'mail' ? destination.address.slice(destination.address.indexOf('@') + 1) : new URL(destination.address).host
}

/** The hosts that words name, to the eye: look-alike letters, full-width dots, capitals and spaces about dots make no difference. */
function hostsNamedIn(words: string): string[] {
  const sentences = words.normalize('NFKC').replace(INVISIBLE, '').replace(NEXT_SENTENCE, betweenSentences)
  const plain = foldLookAlikes(sentences.toLowerCase())
    .replace(/[。．｡․‧·﹒]/g, '.')
    .replace(/\s+/g, ' ')
  const closed = plain.trim().replace(/ ?\. ?/g, '.')
  const spaced = /^(?:\S )+\S$/.test(plain.trim()) ? plain.replace(/ /g, '') : ''
  const texts = [plain, closed.includes(' ') ? spaced : closed]
  return [...new Set(texts.flatMap(hostsIn).map(comparableHost))]
}

function betweenSentences(_nothing: string, word: string): string {
  return BEGINNERS.has(word.toLowerCase()) ? ' ' : ''
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
  return LAST_LABELS.has(label) || /^xn--|\P{ASCII}/u.test(label)
}
