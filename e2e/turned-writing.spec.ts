import type { Locator } from '@playwright/test'
import { expect, startThread, test, unique } from './fixtures'

/** Whether the first letters of an element are drawn left of its last ones. */
function readsFromTheLeft(element: Locator): Promise<boolean> {
  return element.evaluate((node) => {
    const text = document.createTreeWalker(node, NodeFilter.SHOW_TEXT).nextNode() as Text
    const boxOf = (from: number, to: number) => {
      const range = document.createRange()
      range.setStart(text, from)
      range.setEnd(text, to)
      return range.getBoundingClientRect()
    }
    return boxOf(0, 1).left < boxOf(text.length - 1, text.length).left
  })
}

test('nothing that is written around an address turns it', async ({ asParent: page }) => {
  const around = ['\u202E', '\u202D', '\u202B', '\u2067', '\u202E\u2066', 'שלום \u202E'].map((mark) => `${mark}https://ku.vog.example/a${mark}`)
  await startThread(page, 'chat', unique('Directions'), [...around, 'שלום לכולם https://gov.example/a ותודה', '> שלום לכולם'].join('\n\n'))
  const links = page.locator('[data-post-body] [data-link]')
  await expect(links).toHaveCount(around.length + 1)
  for (const link of await links.all()) {
    expect(await readsFromTheLeft(link)).toBe(true)
    expect(await link.evaluate((node) => getComputedStyle(node).unicodeBidi)).toBe('isolate')
  }
  // A quotation in Hebrew has its line on its own side.
  const quotation = await page.locator('blockquote').evaluate((node) => {
    const { direction, borderRightWidth, borderLeftWidth } = getComputedStyle(node)
    return { direction, borderRightWidth, borderLeftWidth }
  })
  expect(quotation).toEqual({ direction: 'rtl', borderRightWidth: '3px', borderLeftWidth: '0px' })
})

test('words of a link that turn round are refused with every word kept', async ({ asParent: page }) => {
  await page.goto('/b/chat/new')
  const body = 'Sign it [\u202Eku.vog](https://evil.example/a) today.'
  await page.getByLabel('Title').fill('Turn\u202E round')
  await page.getByLabel('Your post').fill(body)
  await page.getByRole('button', { name: 'Start thread' }).click()
  await expect(page.getByText('The words of the link to evil.example have invisible signs').first()).toBeVisible()
  await expect(page.getByLabel('Your post')).toHaveValue(body)
})
