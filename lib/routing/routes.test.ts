import fc from 'fast-check'
import { expect, test } from 'vitest'
import { allRoutes, matchPath } from './match'
import { robotsText } from './robots'
import { pathOf, queryOf, type Route } from './route'
import { isOwnPath, isTaken, takenWords } from './taken'

const routes = Object.entries(allRoutes)
const ANY = fc.string({ unit: 'grapheme', minLength: 1 })

test('whatever a path is made of is read from it again', () => {
  for (const [name, route] of routes) {
    fc.assert(
      fc.property(paramsOf(route), (params) => {
        const matched = matchPath(pathOf(route, params))
        expect(matched?.route === route && readable(matched.params), name).toEqual(params)
      }),
      { numRuns: 100 },
    )
  }
})

test('no two addresses have one pattern', () => {
  const shapes = routes.map(([, { pattern }]) => pattern.replaceAll(/:\w+/g, ':'))
  expect(shapes.filter((shape, at) => shapes.indexOf(shape) !== at)).toEqual([])
})

test('a word comes before a parameter, and one with a shape before any', () => {
  const read = (path: string) => {
    const matched = matchPath(path)
    return matched && [matched.route.pattern, matched.params]
  }
  expect(read('/')).toEqual(['/', {}])
  expect(read('/t/86/watch')).toEqual(['/t/:thread/watch', { thread: '86' }])
  expect(read('/t/86/watching')).toEqual(['/t/:thread/:slug?', { thread: '86', slug: 'watching' }])
  expect(read('/t/86/watch/2')).toEqual(['/t/:thread/:slug?/:page', { thread: '86', slug: 'watch', page: '2' }])
  expect(read('/t/86/2')).toEqual(['/t/:thread/:slug?/:page', { thread: '86', page: '2' }])
  expect(read('/t/86/log/all')).toEqual(['/t/:thread/:slug/all', { thread: '86', slug: 'log' }])
  expect(read('/b/new')).toEqual(['/b/:board/:page?', { board: 'new' }])
  expect(read('/b/new/new')).toEqual(['/b/:board/new', { board: 'new' }])
  expect(read('/admin/boards/new')).toEqual(['/admin/boards/new', {}])
  expect(read('/mod/links/thread/5')).toEqual(['/mod/links/thread/:id', { id: '5' }])
  expect(read('/mod/links/post/5')).toEqual(['/mod/:action/post/:id', { action: 'links', id: '5' }])
  expect(read('/_next/static/media/a.woff2')).toEqual(['/_next/static/:file*', { file: 'media/a.woff2' }])
  for (const nothing of ['/t', '/t/', '/t//x', '/b/chat/x', '/b/chat/0', '/b/chat/01', '/nowhere', '', '//', '/_next/static/a.js', '/api/auth/x']) {
    expect(read(nothing), nothing).toBeNull()
  }
})

test('a query keeps what its page knows, once, in order, and as it can be read', () => {
  const asked = (route: Route, query: string) => queryOf(route, new URLSearchParams(query))
  expect(asked(allRoutes.thread, 'after=3&utm_source=x&by=op&_rsc=1')).toBe('?by=op&after=3')
  for (const nothing of ['after=3', 'by=', 'by=OP', 'by=op%00', 'page=2', 'by=x&by=op', 'by=%20op']) expect(asked(allRoutes.thread, nothing), nothing).toBe('')
  for (const first of ['by=op&by=hq', 'by=op&after=0', 'by=op&after=-5', 'by=op&after=1e3', 'by=op&after=12345678', 'by=op&after=']) {
    expect(asked(allRoutes.thread, first), first).toBe('?by=op')
  }
  expect(asked(allRoutes.active, 'list=all&page=7')).toBe('')
  expect(asked(allRoutes.log, 'month=2026-13&action=thread.move')).toBe('?action=thread.move')
})

test('however a query is dressed up, it keeps no more addresses of a page than it has', () => {
  const dressed = fc.array(fc.tuple(fc.constantFrom('by', 'after', 'page', 'x', 'utm_source', 'By'), fc.constantFrom('op', 'hq', '1', '0', '', 'é', '2')))
  fc.assert(
    fc.property(dressed, (fields) => {
      const kept = queryOf(allRoutes.thread, new URLSearchParams(fields))
      expect(kept).toMatch(/^(\?by=(op|hq)(&after=[12])?)?$/)
      expect(queryOf(allRoutes.thread, new URLSearchParams(kept))).toBe(kept)
    }),
  )
})

// A word that is added here hides rows that bear it already: it needs a migration that gives them another address, and a
// place in `free_slug` and `Board_slug_free`, by which the database says the same.
test('what a thread or a board cannot have in its address is known', () => {
  expect(takenWords('slug')).toEqual(['all', 'ask', 'feed', 'log', 'reply', 'watch'])
  expect(takenWords('board')).toEqual(['new'])
  for (const number of ['1', '86', '2024', '9999999']) expect(isTaken('slug', number), number).toBe(true)
  for (const free of ['watching', '2024-plans', '0', '01', '12345678', 'new']) expect(isTaken('slug', free), free).toBe(false)
  for (const free of ['log', '2024', 'watch', 'briefing', 'news']) expect(isTaken('board', free), free).toBe(false)
})

test('an old address is never one of ours, now or to come', () => {
  for (const own of ['/t/1', '/log?x=1', '/mod', '/rules', '/report/3', '/_next/x', '/robots.txt', '/client/x', '/icon.svg', '/b']) {
    expect(isOwnPath(own), own).toBe(true)
  }
  for (const free of ['/Talk/petitions/1', '/a1774818', '/logs', '/models', '?msgid=4']) expect(isOwnPath(free), free).toBe(false)
})

test('robots leave alone what belongs to a reader, and no thread whose title begins like a form', () => {
  const rules = [...robotsText().matchAll(/^Disallow: (.*)$/gm)].map(([, rule = '']) => rule)
  const isLeftAlone = (path: string) => rules.some((rule) => ruleOf(rule).test(path))
  for (const path of [
    '/mod',
    '/mod/move/thread/1',
    '/admin',
    '/admin/roles?name=x',
    '/search?q=x',
    '/search',
    '/t/5/reply?quote=3',
    '/t/5/watch',
    '/b/chat/new',
    '/p/4/edit',
    '/appeal/3/x',
  ])
    expect(isLeftAlone(path), path).toBe(true)
  for (const path of [
    '/',
    '/t/5/replying-to-letters',
    '/t/5/watch-thread',
    '/t/5/a/2',
    '/t/5/log',
    '/b/news',
    '/b/new',
    '/models',
    '/p/4',
    '/p/4/history',
    '/m/Join',
    '/joining',
  ])
    expect(isLeftAlone(path), path).toBe(false)
})

function ruleOf(rule: string): RegExp {
  const escaped = rule.replace(/[.?+()[\]{}|\\^]/g, '\\$&').replaceAll('*', '.*')
  return new RegExp(`^${escaped}`)
}

function paramsOf({ segments }: Route): fc.Arbitrary<Record<string, string>> {
  const params = segments.flatMap((segment) => ('param' in segment ? [segment] : []))
  const ofAll = Object.fromEntries(params.map(({ param, shape }) => [param, valuesOf(param, shape)]))
  return fc.record(ofAll, { requiredKeys: params.filter(({ optional }) => !optional).map(({ param }) => param) })
}

function valuesOf(param: string, shape: RegExp | undefined): fc.Arbitrary<string> {
  if (shape) return fc.stringMatching(shape)
  return param === 'slug' || param === 'board' ? ANY.filter((value) => !isTaken(param, value)) : ANY.filter((value) => !WORDS.has(value))
}

const WORDS = new Set(routes.flatMap(([, { segments }]) => segments.flatMap((segment) => ('word' in segment ? segment.word : []))))

function readable(params: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(params).map(([name, value]) => [name, decodeURIComponent(value)]))
}
