import { request as ask, type IncomingMessage } from 'node:http'
import { brotliCompressSync, constants } from 'node:zlib'
import type { Browser, Page } from '@playwright/test'
import { expect, test } from './fixtures'

test.skip(({ javaScriptEnabled }) => javaScriptEnabled === false, 'weighed once, with everything on')

const KB = 1024
const STORY = '/t/1/keep-probation-public-what-parents-should-know'
const PAGES = [STORY, '/t/14', '/', '/b/petitions', '/b/petitions/new', '/t/1/reply?quote=3']

test('a thread comes in few bytes, with two fonts and nothing from elsewhere', async ({ browser, baseURL }) => {
  const page = await (await browser.newContext()).newPage()
  const asked: string[] = []
  page.on('request', (request) => asked.push(request.url()))
  await page.goto(STORY)
  await page.evaluate(() => document.fonts.ready)
  expect(asked.filter((address) => new URL(address).origin !== baseURL)).toEqual([])
  const ending = (end: string) => asked.filter((address) => address.endsWith(end))
  expect(ending('.woff2')).toHaveLength(2)
  expect(ending('.js')).toHaveLength(1)
  expect(await weight([...ending('.js')])).toBeLessThan(10 * KB)
  expect(await weight([...ending('.css')])).toBeLessThan(12 * KB)
  expect(await weight([`${baseURL}${STORY}`])).toBeLessThan(16 * KB)
  await page.context().close()
})

test('a full page of fifty posts is no heavier than it should be', async ({ request, baseURL }) => {
  const whole = await request.get('/t/14')
  expect((await whole.text()).match(/<article/g)).toHaveLength(50)
  expect(await weight([whole.url()])).toBeLessThan(16 * KB)
  expect(new URL(whole.url()).origin).toBe(baseURL)
})

for (const width of [390, 1280]) {
  test(`nothing moves once it is there, ${width} px`, async ({ browser }) => {
    for (const path of PAGES) expect(await shiftOf(browser, path, width), path).toBeLessThan(0.05)
  })
}

test('a draft that comes back moves nothing', async ({ page }) => {
  await watchShifts(page)
  await page.setViewportSize({ width: 390, height: 844 })
  await page.goto('/t/3/reply')
  await page.getByLabel('Your reply').fill('One line.\n\nAnother.\n\nAnd a third, so that the field has grown by the time it is seen.')
  await page.goto('/boards')
  await page.goto('/t/3/reply')
  await expect(page.getByText('is back.')).toBeVisible()
  await page.waitForTimeout(300)
  expect(await shifts(page)).toBeLessThan(0.05)
})

/** What these addresses weigh on the wire, for a browser that reads brotli. */
async function weight(addresses: string[]): Promise<number> {
  const sizes = await Promise.all(addresses.map(sizeOf))
  return sizes.reduce((sum, size) => sum + size, 0)
}

async function sizeOf(address: string): Promise<number> {
  const answer = await new Promise<IncomingMessage>((resolve, reject) => {
    ask(address, { headers: { 'accept-encoding': 'br' } }, resolve)
      .on('error', reject)
      .end()
  })
  expect(answer.statusCode, address).toBe(200)
  const chunks: Buffer[] = []
  for await (const chunk of answer) chunks.push(Buffer.from(chunk))
  const bytes = Buffer.concat(chunks)
  if (answer.headers['content-encoding'] === 'br') return bytes.length
  return brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } }).length
}

/** How much a page moved while it came, for a first visitor. */
async function shiftOf(browser: Browser, path: string, width: number): Promise<number> {
  const context = await browser.newContext({ viewport: { width, height: 844 } })
  const page = await context.newPage()
  await watchShifts(page)
  await page.goto(path)
  await page.evaluate(() => document.fonts.ready)
  await page.waitForTimeout(300)
  const sum = await shifts(page)
  await context.close()
  return sum
}

type Shift = PerformanceEntry & { value: number }
type Watched = { moved?: number }

async function watchShifts(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const seen = window as unknown as Watched
    seen.moved = 0
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries() as Shift[]) seen.moved = (seen.moved ?? 0) + entry.value
    }).observe({ type: 'layout-shift', buffered: true })
  })
}

async function shifts(page: Page): Promise<number> {
  return page.evaluate(() => (window as unknown as Watched).moved ?? Number.NaN)
}
