import { allRoutes, matchPath } from './match'
import { pathOf, type Route, type Segment } from './route'

/** Words in an address that would hide what bears them, kept free for pages to come. */
const KEPT_FREE: Readonly<Record<string, readonly string[]>> = { slug: ['all', 'feed'] }

/** First parts of addresses that are kept free for pages to come. */
const TO_COME = ['confirm', 'forgot', 'petitions', 'report', 'reset', 'rules', 'unsubscribe']

/** Whether an address with this value in the place of a parameter would be read as another address. */
export function isTaken(param: 'slug' | 'board', value: string): boolean {
  if (KEPT_FREE[param]?.includes(value)) return true
  return Object.values(allRoutes).some((route) => has(route, param) && !leadsBack(route, param, value))
}

/** The words that are taken in the place of a parameter. */
export function takenWords(param: 'slug' | 'board'): string[] {
  const words = Object.values(allRoutes).flatMap(({ segments }) => segments.flatMap((segment) => ('word' in segment ? segment.word : [])))
  return [...new Set([...words, ...(KEPT_FREE[param] ?? [])])].filter((word) => isTaken(param, word)).sort()
}

/** Whether a path begins as only the site’s own do, now or to come. */
export function isOwnPath(path: string): boolean {
  const [, first = ''] = path.split(/[/?]/)
  return path.startsWith('/') && (TO_COME.includes(first) || first.startsWith('_') || firstWords.has(first))
}

const firstWords = new Set(Object.values(allRoutes).map(({ segments: [first] }) => (first && 'word' in first ? first.word : '')))

function has({ segments }: Route, param: string): boolean {
  return segments.some((segment) => 'param' in segment && segment.param === param)
}

/** Whether the route is read from its own path again, with and without what may be left out of it. */
function leadsBack(route: Route, param: string, value: string): boolean {
  const params = route.segments.flatMap((segment) => ('param' in segment ? [segment] : []))
  const needed = params.filter((segment) => !segment.optional || segment.param === param)
  const filled = (given: typeof params) => Object.fromEntries(given.map((segment) => [segment.param, segment.param === param ? value : exampleOf(segment)]))
  return readsAs(route, filled(params)) && readsAs(route, filled(needed))
}

function readsAs(route: Route, params: Record<string, string>): boolean {
  const matched = matchPath(pathOf(route, params))
  return matched?.route === route && Object.entries(params).every(([name, value]) => matched.params[name] === value)
}

/** A value that the parameter can have, and that no word is. */
function exampleOf({ shape }: Exclude<Segment, { word: string }>): string {
  return shape?.test('2') === false ? 'x.js' : '2'
}
