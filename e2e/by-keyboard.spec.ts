import type { Page } from '@playwright/test'
import { expect, startThread, test, unique } from './fixtures'

test.skip(({ javaScriptEnabled }) => javaScriptEnabled === false, 'where the focus is can only be asked with scripts')

test('a reply is written with the keyboard alone, and one always sees where one is', async ({ asParent: page }) => {
  const path = await startThread(page, 'chat', unique('No mouse in this house'), 'The cat has it.')
  await page.goto(path)
  await page.keyboard.press('Tab')
  expect(await focus(page)).toMatchObject({ words: 'Skip to the page', seen: true })
  await page.keyboard.press('Enter')
  await page.keyboard.press('Tab')
  expect(await focus(page)).toMatchObject({ words: 'Boards', inMain: true, seen: true })

  const stops = [await focus(page)]
  while (stops.at(-1)?.tag !== 'TEXTAREA' && stops.length < 40) {
    await page.keyboard.press('Tab')
    stops.push(await focus(page))
  }
  expect(stops.at(-1)).toMatchObject({ tag: 'TEXTAREA', inMain: true })
  expect(stops.filter(({ seen }) => !seen)).toEqual([])
  const places = stops.map(({ place }) => place)
  expect(places).toEqual([...places].sort((a, b) => a - b))
  expect(stops.map(({ words }) => words)).toEqual(expect.arrayContaining(['Reply', 'Quote post 1']))

  await page.keyboard.type('It has been returned.')
  await page.keyboard.press('Tab')
  expect(await focus(page)).toMatchObject({ words: 'Post reply', seen: true })
  await page.keyboard.press('Enter')
  await expect(page.locator('#post-2')).toContainText('It has been returned.')
})

test('from the first page to a thread and back with the keyboard', async ({ page }) => {
  await page.goto('/')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await page.keyboard.press('Tab')
  expect((await focus(page)).words).toBe('All active threads')
  await page.keyboard.press('Tab')
  const title = await focus(page)
  expect(title.seen).toBe(true)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(title.words)
})

/** What has the focus: its words, its place in the page, and whether that can be seen. */
async function focus(page: Page) {
  return page.evaluate(() => {
    const element = document.activeElement ?? document.body
    const ring = (style: CSSStyleDeclaration) => style.outlineStyle !== 'none' && Number.parseFloat(style.outlineWidth) >= 2
    const { top, bottom } = element.getBoundingClientRect()
    return {
      tag: element.tagName,
      words: (element.getAttribute('aria-label') ?? element.textContent ?? '').trim(),
      place: [...document.querySelectorAll('*')].indexOf(element),
      inMain: element.closest('main') !== null,
      seen: (ring(getComputedStyle(element)) || ring(getComputedStyle(element, '::after'))) && bottom > 0 && top < innerHeight,
    }
  })
}
