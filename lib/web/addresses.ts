import type { PersonalLimit } from '@/lib/platform/limits'
import { matchPath } from '@/lib/routing/match'
import { type Kind, keeps, parametersOf, type Route } from '@/lib/routing/route'
import { mayBeOld } from '@/lib/threads/addresses/perhaps-old'

/** What stands at an address: what the table of addresses says, or nothing that it knows. */
export type Address = {
  kind: Kind | 'other'
  /** The path in its one spelling, without a slash at its end. */
  path: string
  /** Path and known parameters in fixed order: what Next is asked for, and the key under which a document is kept. */
  canonical: string
  kept: boolean
  route?: Route
  /** The board in the path, as it is written there. */
  board?: string
  /** Whether an older board may have named something of its own by this address: a query says more than the page knows. */
  mayBeOld?: true
  /** What asking for this page counts as, where it counts at all. */
  counts?: PersonalLimit
}

const LETTERS = '/appeal/'

/** Whether a request’s target is the address of a letter. */
export function isLetter(target = ''): boolean {
  if (!target.startsWith(LETTERS)) return false // asked for every answer
  return matchPath(target.split('?', 1)[0]?.replace(/\/$/, '') ?? '')?.route.kind === 'letter'
}

/** Reads an address: what the site has there, and whether it may be one of an older board, which leads on. */
export function readAddress({ pathname, searchParams }: URL): Address {
  const path = oneSpelling(pathname)
  const matched = isUtf8(path) ? matchPath(path) : null
  if (!matched) return { kind: 'other', path, canonical: path, kept: false, mayBeOld: true }
  const { route, params } = matched
  const asked = parametersOf(route, searchParams)
  return {
    kind: route.kind,
    path,
    canonical: `${askedPath(path, params.name)}${asked.size > 0 ? `?${asked}` : ''}`,
    kept: route.kept && keeps(route, asked),
    route,
    ...(params.board && { board: decodeURIComponent(params.board) }),
    ...(mayBeOld(route, searchParams) && { mayBeOld: true }),
    ...(route.counts?.with.some((name) => asked.has(name)) && { counts: route.counts.as }),
  }
}

/** The path as Next is asked for it, which takes ".rsc" at the end of a name for a wish of its own. */
function askedPath(path: string, name = ''): string {
  return name.includes('.') ? path.slice(0, -name.length) + name.replaceAll('.', '%2E') : path
}

/** Without a slash at the end, and with every character escaped that must be and no other. What is escaped in another code page stays. */
function oneSpelling(pathname: string): string {
  const bare = pathname.length > 1 && pathname.endsWith('/') ? pathname.slice(0, -1) : pathname
  if (/^[\w/-]*$/.test(bare)) return bare
  return bare
    .split('/')
    .map((part) => (isUtf8(part) ? encodeURIComponent(decodeURIComponent(part)) : part))
    .join('/')
}

/** Whether all that is escaped is UTF-8, as all of our own addresses are. */
function isUtf8(part: string): boolean {
  try {
    decodeURIComponent(part)
    return true
  } catch {
    return false
  }
}
