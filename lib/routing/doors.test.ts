import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { allRoutes, matchPath } from './match'
import type { Route } from './route'

const DOORS = readFileSync(join(import.meta.dirname, '../../docs/doors.md'), 'utf8')
/** Which of these there are is promised to nobody. */
const UNPROMISED: readonly Route['kind'][] = ['file', 'inner']

const rows = (DOORS.split('\n## Addresses\n')[1]?.split('\n## ')[0] ?? '')
  .split('\n')
  .filter((line) => line.startsWith('| `'))
  .map((line) => addressesIn(line.split(' | ')[0] ?? ''))

test('every address of the doors is one of the site', () => {
  expect(rows.length).toBeGreaterThan(25)
  expect(rows.flatMap(({ paths }) => paths).filter((path) => !matchPath(path))).toEqual([])
})

test('every address of the site is in the doors', () => {
  const named = new Set(rows.flatMap(({ routes }) => routes))
  const missing = Object.values(allRoutes).filter((route) => !UNPROMISED.includes(route.kind) && !named.has(route))
  // Signing in by a program begins with what next-auth itself names.
  expect(missing.map(({ pattern }) => pattern)).toEqual(['/api/auth/callback/credentials'])
})

test('the doors and the table know the same parameters', () => {
  for (const { paths, routes, names } of rows) {
    const known = routes.flatMap(({ query }) => Object.keys(query))
    expect(
      names.filter((name) => !known.includes(name)),
      paths.join(),
    ).toEqual([])
  }
  // What a personal page says in its own links is nobody else's to use.
  for (const route of Object.values(allRoutes).filter(({ kind }) => kind === 'document' || kind === 'list')) {
    const named = rows.filter(({ routes }) => routes.includes(route)).flatMap(({ names }) => names)
    expect(
      Object.keys(route.query).filter((name) => !named.includes(name)),
      route.pattern,
    ).toEqual([])
  }
})

/** What a row is about: `/mod/links/{thread,host}/{id}` is two paths. */
function addressesIn(cell: string) {
  const spans = [...cell.matchAll(/`([/?&][^`]*)`/g)].map(([, span = '']) => span)
  const paths = spans.filter((span) => span.startsWith('/')).flatMap((span) => eachOf(span.replace(/[?#].*/, '')))
  const names = spans.flatMap((span) => [...span.matchAll(/[?&](\w+)=/g)].map(([, name = '']) => name))
  return { paths, names, routes: paths.flatMap((path) => matchPath(path)?.route ?? []) }
}

function eachOf(span: string): string[] {
  const several = span.match(/\{(\w+(?:,\w+)+)\}/)
  if (several) return (several[1] ?? '').split(',').flatMap((one) => eachOf(span.replace(several[0], one)))
  return [
    span
      .replace('{page}', '2')
      .replace('/api/auth/…', '/api/auth/session')
      .replaceAll(/\{[^}]*\}/g, 'any'),
  ]
}
