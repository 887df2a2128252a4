import type { Page } from '@playwright/test'
import axe from 'axe-core'
import { expect, signIn, test } from './fixtures'
import { screensOf } from './screens'

// axe runs in the page, so the page must run scripts; what it looks at is the same without.
test.skip(({ javaScriptEnabled }) => javaScriptEnabled === false, 'axe itself is a script')

const OPEN = [...screensOf('guest'), '/nowhere']
const HQ = screensOf('hq')
const ADMINS = screensOf('admin')

type Violation = { id: string; nodes: { html: string; failureSummary?: string }[] }

const READERS = [
  { who: 'a guest', paths: OPEN },
  { who: 'a moderator', paths: HQ, name: 'olivia' },
  { who: 'an admin', paths: ADMINS, name: 'admin' },
]

for (const { who, paths, name } of READERS) {
  test(`axe finds nothing to object to in what ${who} reads, light or dark, narrow or wide`, async ({ page }) => {
    test.setTimeout(600_000)
    if (name) await signIn(page, name)
    for (const path of paths) await check(page, path)
  })
}

test('nothing is wider than its screen', async ({ page }) => {
  test.setTimeout(300_000)
  await signIn(page, 'admin')
  for (const path of [...OPEN, ...HQ, ...ADMINS]) {
    await page.goto(path)
    for (const width of [320, 390, 768, 1280]) {
      await page.setViewportSize({ width, height: 640 })
      expect(
        await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth),
        `${path}, ${width} px`,
      ).toBeLessThanOrEqual(0)
    }
  }
})

/** Opened once, and looked at in both schemes and widths: a page is made of the same elements in all of them. */
async function check(page: Page, path: string): Promise<void> {
  const answer = await page.goto(path)
  expect(answer?.status(), path).toBe(path === '/nowhere' ? 404 : 200)
  await page.evaluate(axe.source)
  for (const width of [390, 1280]) {
    await page.setViewportSize({ width, height: 900 })
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' }) // no colour is caught half-way to another
      expect(await violationsOn(page), `${path}, ${colorScheme}, ${width} px`).toEqual([])
    }
  }
}

function violationsOn(page: Page): Promise<Violation[]> {
  return page.evaluate(async () => {
    const { axe: tool } = window as unknown as { axe: { run(options: object): Promise<{ violations: Violation[] }> } }
    const { violations } = await tool.run({ resultTypes: ['violations'] })
    return violations.map(({ id, nodes }) => ({ id, nodes: nodes.map(({ html, failureSummary }) => ({ html, failureSummary })) }))
  })
}
