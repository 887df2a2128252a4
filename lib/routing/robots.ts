import { allRoutes } from './match'
import type { Route } from './route'

/** What search engines are asked to leave alone: what belongs to one reader, and what is found anew each time. */
export function robotsText(): string {
  const lines = [...new Set(Object.values(allRoutes).filter(isUnlisted).flatMap(pathsOf))]
  return `User-agent: *\n${lines.map((path) => `Disallow: ${path}\n`).join('')}`
}

function isUnlisted({ kind, kept }: Route): boolean {
  return kind === 'page' || kind === 'letter' || (kind === 'list' && !kept)
}

/** With an end: else the rule for `reply` would take in a thread whose title begins with “Reply”. A wing of which nothing is listed goes as a whole. */
function pathsOf({ segments }: Route): string[] {
  const parts = segments.map((segment) => ('word' in segment ? segment.word : '*'))
  const [first = ''] = parts
  const path = `/${isWing(first) ? first : parts.join('/')}`
  return [`${path}$`, `${path}?`, ...(isWing(first) ? [`${path}/`] : [])]
}

function isWing(first: string): boolean {
  const wing = Object.values(allRoutes).filter(({ segments: [segment] }) => segment && 'word' in segment && segment.word === first)
  return wing.length > 1 && wing.every(isUnlisted)
}
