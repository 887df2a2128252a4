import axe from 'axe-core'
import { expect, signIn, test } from './fixtures'
import { screensOf } from './screens'

// axe runs in the page, so the page must run scripts; what it looks at is the same without.
test.skip(({ javaScriptEnabled }) => javaScriptEnabled === false, 'axe itself is a script')

const OPEN = [...screensOf('guest'), '/nowhere']
const HQ = screensOf('hq')
const ADMINS = screensOf('admin')

type Violation = { id: string; nodes: { html: string; failureSummary?: string }[] }

for (const colorScheme of ['light', 'dark'] as const) {
  for (const width of [390, 1280]) {
    test(`axe finds nothing to object to, ${colorScheme}, ${width} px`, async ({ page }) => {
      test.setTimeout(300_000)
      await page.emulateMedia({ colorScheme })
      await page.setViewportSize({ width, height: 900 })
      for (const path of OPEN) await check(page, path)
      await signIn(page, 'olivia')
      for (const path of HQ) await check(page, path)
      await page.context().clearCookies()
      await signIn(page, 'admin')
      for (const path of ADMINS) await check(page, path)
    })
  }
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

async function check(page: import('@playwright/test').Page, path: string): Promise<void> {
  const answer = await page.goto(path)
  expect(answer?.status(), path).toBe(path === '/nowhere' ? 404 : 200)
  await page.evaluate(axe.source)
  const violations = await page.evaluate(async () => {
    const { axe: tool } = window as unknown as { axe: { run(): Promise<{ violations: Violation[] }> } }
    return (await tool.run()).violations.map(({ id, nodes }) => ({ id, nodes: nodes.map(({ html, failureSummary }) => ({ html, failureSummary })) }))
  })
  expect(violations, path).toEqual([])
}
