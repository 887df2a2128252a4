// What kind of page stands at an address, and which parameters it knows.

/**
 * `document`: the same for a whole audience, kept. `list`: a document over many boards, made for the
 * public and for members. `page`: belongs to its reader, never kept. `letter`: belongs to whoever holds the letter
 * with its address: no session is read there and none is opened, and the address is passed on to nobody.
 */
type Kind = 'document' | 'list' | 'page' | 'letter' | 'other'

export type Address = {
  kind: Kind
  /** The path in its one spelling, without a slash at its end. */
  path: string
  /** Path and known parameters in fixed order: what Next is asked for, and the key under which a document is kept. */
  canonical: string
  kept: boolean
}

/** Where addresses of older boards are looked up; the address itself travels in a header. */
const OLD_ADDRESSES = '/old-address'
/** A parameter by which an older board named a post, whatever the path said. */
const OLD_POST = 'msgid'

const LETTER = /^\/appeal\/[^/]+\/[^/]+$/

/** Whether a request's target is the address of a letter. */
export function isLetter(target = ''): boolean {
  return LETTER.test(target.split('?', 1)[0]?.replace(/\/$/, '') ?? '')
}

type Route = { path: RegExp; kind: Kind; parameters?: readonly string[]; kept?: boolean }

const ROUTES: readonly Route[] = [
  { path: /^\/$/, kind: 'list' },
  { path: /^\/active$/, kind: 'list', parameters: ['list', 'page'] },
  { path: /^\/(boards|campaigns)$/, kind: 'list' },
  { path: /^\/log$/, kind: 'list', parameters: ['action', 'board', 'rule', 'month', 'before'] },
  { path: /^\/transparency$/, kind: 'list' },
  { path: /^\/search$/, kind: 'list', parameters: ['q'], kept: false },
  { path: /^\/m\/[^/]+$/, kind: 'list' },
  { path: /^\/b\/[^/]+\/new$/, kind: 'page', parameters: ['draft'] },
  { path: /^\/b\/[^/]+\/briefing\/[^/]+$/, kind: 'document' },
  { path: /^\/b\/[^/]+(\/\d+)?$/, kind: 'document' },
  { path: /^\/t\/[^/]+\/reply$/, kind: 'page', parameters: ['quote', 'whole', 'part', 'draft'] },
  { path: /^\/t\/[^/]+\/(watch|ask)$/, kind: 'page' },
  { path: /^\/t\/[^/]+\/log$/, kind: 'document' },
  { path: /^\/t\/[^/]+\/[^/]+\/all$/, kind: 'document', parameters: ['page'] },
  { path: /^\/t\/[^/]+(\/[^/]+(\/\d+)?)?$/, kind: 'document', parameters: ['by', 'after'] },
  { path: /^\/p\/[^/]+\/history$/, kind: 'document' },
  { path: /^\/p\/[^/]+\/(edit|withdraw|held|history\/all)$/, kind: 'page' },
  { path: /^\/p\/[^/]+$/, kind: 'document' },
  { path: /^\/p\/[^/]+\/(ask-link|links)$/, kind: 'page' },
  { path: /^\/appeal\/[^/]+$/, kind: 'page' },
  { path: LETTER, kind: 'letter', kept: false },
  { path: /^\/notifications$/, kind: 'page', parameters: ['before'] },
  { path: /^\/sign-in$/, kind: 'page', parameters: ['to'] },
  { path: /^\/(sign-out|settings|drafts|join|mod)$/, kind: 'page' },
  { path: /^\/mod\/log$/, kind: 'page', parameters: ['action', 'board', 'rule', 'month', 'before'] },
  { path: /^\/mod\/held$/, kind: 'page', parameters: ['after', 'sent', 'did', 'posts', 'also'] },
  { path: /^\/mod\/links$/, kind: 'page', parameters: ['added'] },
  { path: /^\/mod\/links\/(thread|member|host)\/[^/]+$/, kind: 'page', parameters: ['after', 'sent', 'posts'] },
  { path: /^\/mod\/(thread|member)\/[^/]+$/, kind: 'page', parameters: ['act', 'page', 'sent', 'did', 'posts', 'also'] },
  { path: /^\/mod\/move\/board\/[^/]+$/, kind: 'page', parameters: ['sent', 'threads'] },
  { path: /^\/admin(\/(boards|sections)\/[^/]+(\/[a-z]+)?)?$/, kind: 'page' },
  { path: /^\/admin\/roles$/, kind: 'page', parameters: ['name'] },
  { path: /^\/mod\/[^/]+\/(thread|post|member|entry|request)\/[^/]+$/, kind: 'page', parameters: ['request', 'from', 'page', 'role', 'desk'] },
]

/** Reads an address. One that no route knows may still be an old address that leads on. */
export function readAddress({ pathname, searchParams }: URL): Address {
  const path = oneSpelling(pathname)
  const route = searchParams.has(OLD_POST) ? undefined : ROUTES.find((candidate) => candidate.path.test(path))
  if (!route) return { kind: 'other', path, canonical: OLD_ADDRESSES, kept: false }
  const { kind, parameters = [], kept = kind !== 'page' } = route
  return { kind, path, canonical: `${path}${query(searchParams, parameters)}`, kept }
}

/** Without a slash at the end, and with every character escaped that must be and no other. */
function oneSpelling(pathname: string): string {
  const parts = pathname.replace(/(?<=.)\/$/, '').split('/')
  return parts.map((part) => encodeURIComponent(decodeURIComponent(part))).join('/')
}

function query(given: URLSearchParams, known: readonly string[]): string {
  const kept = new URLSearchParams()
  for (const name of known) {
    const value = given.get(name)
    if (value) kept.set(name, value)
  }
  return kept.size > 0 ? `?${kept}` : ''
}
