import { expect, test } from 'vitest'
import { SCREENS } from '@/e2e/screens'
import { allRoutes, matchPath } from './match'

const routes = Object.entries(allRoutes)

test('every page is looked at by the browser tests, or says why it cannot be', () => {
  const withPage = routes.filter(([, { kind }]) => ['document', 'list', 'page', 'letter'].includes(kind))
  expect(Object.keys(SCREENS).sort()).toEqual(withPage.map(([name]) => name).sort())
  const unseen = Object.values(SCREENS).filter((shown) => typeof shown === 'string')
  expect(unseen.length).toBeLessThan(15)
})

test('the browser tests look at the page that they name', () => {
  for (const [name, route] of routes) {
    const screens = SCREENS[name] ?? []
    for (const { path } of typeof screens === 'string' ? [] : screens) expect(matchPath(path.split('?')[0] ?? '')?.route, path).toBe(route)
  }
})
