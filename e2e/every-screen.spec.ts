import type { Page } from '@playwright/test'
import { expect, signIn, test } from './fixtures'
import { STORY, screensOf } from './screens'

const PAPER = { light: 'rgb(250, 247, 242)', dark: 'rgb(23, 20, 26)' }
const SEEN = [...new Set([...screensOf('guest'), ...screensOf('hq')])]

test.describe('light and dark', () => {
  for (const device of ['light', 'dark'] as const) {
    const chosen = device === 'light' ? 'dark' : 'light'
    test(`a device set to ${device} is followed, and a choice of ${chosen} is remembered`, async ({ page }) => {
      await page.emulateMedia({ colorScheme: device })
      await page.goto('/settings')
      await expect(page.locator('html')).toHaveCSS('background-color', PAPER[device])
      await page.getByLabel(chosen === 'dark' ? 'Dark' : 'Light', { exact: true }).check()
      await page.getByRole('button', { name: 'Save' }).click()
      for (const path of ['/', STORY]) {
        await page.goto(path)
        await expect(page.locator('html')).toHaveCSS('background-color', PAPER[chosen])
      }
    })
  }
})

test('text at twice its size pushes nothing off the screen', async ({ page, javaScriptEnabled }) => {
  test.skip(javaScriptEnabled === false, 'measured once')
  test.setTimeout(300_000)
  await signIn(page, 'olivia')
  const browser = await page.context().newCDPSession(page)
  await browser.send('Page.setFontSizes', { fontSizes: { standard: 32, fixed: 26 } })
  for (const path of SEEN) {
    await page.goto(path)
    for (const width of [390, 1280]) {
      await page.setViewportSize({ width, height: 900 })
      expect(await page.evaluate(() => Number.parseFloat(getComputedStyle(document.documentElement).fontSize))).toBeGreaterThanOrEqual(32)
      expect(await cutOff(page), `${path}, ${width} px`).toEqual([])
    }
  }
})

test('a longer name in text at twice its size stays on the screen', async ({ asParent: page, javaScriptEnabled }) => {
  test.skip(javaScriptEnabled === false, 'measured once')
  await (await page.context().newCDPSession(page)).send('Page.setFontSizes', { fontSizes: { standard: 32, fixed: 26 } })
  await page.setViewportSize({ width: 390, height: 900 })
  await page.goto('/t/1/reply')
  expect(await cutOff(page)).toEqual([])
})

test('a form is no wider than the screen, however long a line in it is', async ({ asParent: page, javaScriptEnabled }) => {
  test.skip(javaScriptEnabled === false, 'measured once')
  await page.setViewportSize({ width: 390, height: 844 })
  await page.goto('/t/1/reply')
  await page.getByLabel('Your reply').fill(`\`\`\`\nnpm install ${'on-and-'.repeat(30)}on\n\`\`\`\n\n${'w'.repeat(300)}`)
  await page.getByRole('button', { name: 'Preview' }).click()
  await expect(page.getByRole('heading', { name: /not posted yet/ })).toBeVisible()
  expect(await cutOff(page)).toEqual([])
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
})

test('nothing is cut off on any width', async ({ page, javaScriptEnabled }) => {
  test.skip(javaScriptEnabled === false, 'measured once')
  test.setTimeout(300_000)
  await signIn(page, 'olivia')
  for (const path of SEEN) {
    await page.goto(path)
    for (const width of [320, 390, 768, 1280]) {
      await page.setViewportSize({ width, height: 900 })
      expect(await cutOff(page), `${path}, ${width} px`).toEqual([])
    }
  }
})

test('a reader who wants no motion gets none', async ({ page, javaScriptEnabled }) => {
  test.skip(javaScriptEnabled === false, 'measured once')
  await page.emulateMedia({ reducedMotion: 'reduce' })
  for (const path of ['/', STORY, '/t/1/reply']) {
    await page.goto(path)
    const moving = await page.evaluate(
      () =>
        [...document.querySelectorAll('*')].filter((element) => {
          const { transitionDuration, animationName, scrollBehavior } = getComputedStyle(element)
          return /[1-9]/.test(transitionDuration) || animationName !== 'none' || scrollBehavior === 'smooth'
        }).length,
    )
    expect(moving, path).toBe(0)
  }
})

test('on paper there are the posts, dark on white, and nothing to press', async ({ page }) => {
  await page.emulateMedia({ media: 'print', colorScheme: 'dark' })
  await page.goto(STORY)
  await expect(page.locator('#post-1 [data-post-body]')).toBeVisible()
  await expect(page.locator('#post-1 .post-when')).toBeVisible()
  await expect(page.getByText('Reason: It belongs to that board’s subject.')).toBeVisible()
  await expect(page.locator('html')).toHaveCSS('color', 'rgb(33, 27, 36)')
  await expect(page.locator('html')).toHaveCSS('background-color', 'rgba(0, 0, 0, 0)')
  for (const gone of ['.post-acts', '.site-footer', '.reply', '.site-header nav', '.ago']) {
    for (const element of await page.locator(gone).all()) await expect(element, gone).toBeHidden()
  }
})

/** What of the page's controls and text reaches beyond the screen, or is clipped inside its box. */
async function cutOff(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const beyond = [...document.querySelectorAll('a, button, input, select, textarea, h1, h2, p, li, time')].filter((element) => {
      const { left, right, width } = element.getBoundingClientRect()
      const skipLink = element.className === 'skip-link'
      return width > 1 && !skipLink && (right > document.documentElement.clientWidth + 1 || left < -1)
    })
    const clipped = [...document.querySelectorAll<HTMLElement>('.btn, .chip, .nav-link, .badge')].filter(
      (element) => element.scrollWidth > element.clientWidth + 1 && getComputedStyle(element).overflow !== 'visible',
    )
    return [...beyond, ...clipped].map((element) => `${element.tagName} ${element.textContent?.slice(0, 40)}`)
  })
}
