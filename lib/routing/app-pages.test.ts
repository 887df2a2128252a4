import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { logInput } from '../moderation/log/log-schema'
import { listAppPages, patternOfPage, routeOfPage } from '../testing/app-pages'
import { allRoutes } from './match'
import type { Route } from './route'

const ROOT = join(import.meta.dirname, '..', '..')
const routes = Object.values(allRoutes)
/** Answered by the front door itself. */
const WITHOUT_PAGE: readonly Route['kind'][] = ['feed', 'operator', 'file']

test('every page has its route, and every route its page', () => {
  const pages = listAppPages()
  expect(pages.length).toBeGreaterThan(50)
  expect(pages.filter((page) => !routeOfPage(page))).toEqual([])
  const patterns = new Set(pages.map(patternOfPage))
  const wanted = routes.filter(({ kind }) => !WITHOUT_PAGE.includes(kind)).flatMap(pagesOf)
  expect(wanted.filter((pattern) => !patterns.has(pattern))).toEqual([])
  const unasked = [...patterns].filter((pattern) => !wanted.includes(pattern))
  expect(unasked).toEqual(['/api/auth/:nextauth*'])
})

test('a page reads of the query what its route lets through, and its route lets through what it reads', () => {
  for (const page of listAppPages()) {
    const named = Object.keys(routeOfPage(page)?.query ?? {})
    const source = sourceOf(page)
    if (/\b(?:logInput|readLogInput)\b/.test(source)) expect(named, page).toEqual(Object.keys(logInput.shape))
    else expect(namesRead(source), page).toEqual([...named].sort())
  }
})

/** The pages that a route has in app: one for each way to leave something out of its path. */
function pagesOf({ pattern, segments }: Route): string[] {
  if (pattern.startsWith('/api/auth/')) return []
  const whole = pattern.replaceAll('?', '')
  const optional = segments.filter((segment) => 'param' in segment && segment.optional).map((segment) => ('param' in segment ? segment.param : ''))
  // A thread's page without a slug has the place of its slug.
  const without = optional.map((name) => whole.replace(`/:${name}`, '')).map((path) => (path === '/t/:thread/:page' ? '/t/:thread/:slug' : path))
  return [whole, ...without]
}

/** The names that the types of a page give to what it reads of the query, or by which it takes them out. */
function namesRead(source: string): string[] {
  const lines = source.split('\n').filter((line) => /string \| string\[\]/.test(line) && !line.includes('function'))
  const typed = lines
    .concat(source.match(/function .*searchParams: Promise<\{.*/g) ?? [])
    .flatMap((line) => [...line.matchAll(/'(\w+)'|(\w+)\?: string \| string/g)])
  const taken = [...source.matchAll(/const \{ ([\w, ]+) \} = await searchParams/g)].flatMap(([, names = '']) => names.split(', '))
  return [...new Set([...typed.map(([, one, other]) => one ?? other ?? ''), ...taken])].sort()
}

/** A page with what it takes from beside it or above it. */
function sourceOf(page: string): string {
  const folder = join(ROOT, page)
  const own = ['page.tsx', 'route.ts'].map((name) => join(folder, name)).filter((file) => existsSync(file))
  const text = own.map((file) => readFileSync(file, 'utf8')).join('\n')
  const beside = [...text.matchAll(/from '((?:\.\.?\/)+[\w-]+)'/g)].flatMap(([, from = '']) => [`${from}.ts`, `${from}.tsx`].map((name) => join(folder, name)))
  return [text, ...beside.filter((file) => existsSync(file)).map((file) => readFileSync(file, 'utf8'))].join('\n')
}
