import type { APIRequestContext, Page } from '@playwright/test'
import { expect, signIn, startThread, test, unique } from './fixtures'

// Asks over HTTP only, so one run is enough.
test.skip(({ javaScriptEnabled }) => javaScriptEnabled === false, 'asks over HTTP only')

// Not marlowe54: other tests need her to be a newcomer still.
const WRITERS = ['lanternrow', 'joanna_s1', 'olivia', 'admin']
const TURNS = 250

test('a writer sees her own words on her very next request: a thousand times, without a miss', async ({ browser, baseURL }) => {
  test.setTimeout(300_000)
  const misses = await Promise.all(
    WRITERS.map(async (name) => {
      const page = await (await browser.newContext()).newPage()
      await signIn(page, name)
      const path = await startThread(page, 'chat', unique(`Busy thread of ${name}`), 'Here we go.')
      await page.goto(`${path.split('/').slice(0, 3).join('/')}/reply`)
      return missesOf(page, name, baseURL ?? '')
    }),
  )
  expect(misses.flat()).toEqual([])
})

/** Posts again and again through the form that the page shows, and looks each time. */
async function missesOf(page: Page, name: string, origin: string): Promise<string[]> {
  const fields = await page.locator('form#reply').evaluate((form) => [...new FormData(form as HTMLFormElement)].map(([field, value]) => [field, String(value)]))
  const misses: string[] = []
  for (let turn = 0; turn < TURNS; turn += 1) {
    const body = `turn ${turn} of ${name}`
    const multipart = { ...Object.fromEntries(fields), key: `turn-${turn}-of-${name}-${Date.now()}`, body }
    const sent = await page.request.post(page.url(), { multipart, headers: { origin }, maxRedirects: 0 })
    const place = sent.headers().location ?? ''
    const seen = sent.status() === 303 && (await shows(page.request, whereToLook(turn, place), place, body))
    if (!seen) misses.push(`${name}, turn ${turn}: ${sent.status()} ${place}`)
  }
  return misses
}

/** Mostly the thread; every tenth time the board, every tenth the front page, where the thread must be first. */
function whereToLook(turn: number, place: string): string {
  if (turn % 10 === 3) return '/b/chat'
  return turn % 10 === 7 ? '/' : (place.split('#')[0] ?? '')
}

async function shows(request: APIRequestContext, address: string, place: string, body: string): Promise<boolean> {
  const html = await (await request.get(address)).text()
  const number = place.split('#post-')[1]
  const thread = place.split('/').slice(0, 4).join('/').split('#')[0]
  if (address.startsWith('/t/')) return html.includes(`id="post-${number}"`) && html.includes(body)
  return new RegExp(`href="${thread}[^"]*#post-${number}"`).test(html)
}
