import type { PersonalLimit } from '@/lib/platform/limits'
import { oldAddress } from '@/lib/routes'
import { matchPath } from '@/lib/routing/match'
import { type Kind, keeps, parametersOf, type Route } from '@/lib/routing/route'

/** What stands at an address: what the table of addresses says, or nothing that it knows. */
export type Address = {
  kind: Kind | 'other'
  /** The path in its one spelling, without a slash at its end. */
  path: string
  /** Path and known parameters in fixed order: what Next is asked for, and the key under which a document is kept. */
  canonical: string
  kept: boolean
  route?: Route
  /** What asking for this page counts as, where it counts at all. */
  counts?: PersonalLimit
}

/** A parameter by which an older board named a post, whatever the path said. */
const OLD_POST = 'msgid'
const LETTERS = '/appeal/'

/** Whether a request’s target is the address of a letter. */
export function isLetter(target = ''): boolean {
  if (!target.startsWith(LETTERS)) return false // asked for every answer
  return matchPath(target.split('?', 1)[0]?.replace(/\/$/, '') ?? '')?.route.kind === 'letter'
}

/** Reads an address. One that no route knows may still be an old address that leads on. */
export function readAddress({ pathname, searchParams }: URL): Address {
  const path = oneSpelling(pathname)
  const route = searchParams.has(OLD_POST) ? undefined : matchPath(path)?.route
  if (!route) return { kind: 'other', path, canonical: oldAddress.pattern, kept: false }
  const asked = parametersOf(route, searchParams)
  return {
    kind: route.kind,
    path,
    canonical: `${path}${asked.size > 0 ? `?${asked}` : ''}`,
    kept: route.kept && keeps(route, asked),
    route,
    ...(route.counts?.with.some((name) => asked.has(name)) && { counts: route.counts.as }),
  }
}

/** Without a slash at the end, and with every character escaped that must be and no other. */
function oneSpelling(pathname: string): string {
  const bare = pathname.length > 1 && pathname.endsWith('/') ? pathname.slice(0, -1) : pathname
  if (/^[\w/-]*$/.test(bare)) return bare
  return bare
    .split('/')
    .map((part) => encodeURIComponent(decodeURIComponent(part)))
    .join('/')
}
