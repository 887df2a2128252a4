import { matchPath } from '@/lib/routing/match'
import type { Route } from '@/lib/routing/route'
import { isTracking } from '@/lib/text/tracking'

/**
 * Whether an older board may have named something of its own by an address of ours: its query says more than the page knows.
 * Only what everybody reads is looked up; a form is at its own address alone.
 */
export function mayBeOld({ kind, query }: Route, asked: URLSearchParams): boolean {
  if (asked.size === 0 || (kind !== 'document' && kind !== 'list')) return false
  return [...asked.keys()].some((name) => !isTracking(name) && !Object.hasOwn(query, name))
}

/** The same for a path with its query; false where no route has the path. */
export function isPerhapsOld(path: string, query: string): boolean {
  const matched = matchPath(path)
  return matched !== null && mayBeOld(matched.route, new URLSearchParams(query))
}
