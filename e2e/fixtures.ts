import { type Browser, test as base, type Page } from '@playwright/test'

type People = {
  asGuest: Page
  asParent: Page
  /** A member whose posts are removed: removals count against her standing, and so against nobody else’s tests. */
  asBrambles: Page
  asModerator: Page
}

/** A page for each persona of the board, signed in through the form that people use. */
export const test = base.extend<People>({
  asGuest: async ({ page }, use) => use(page),
  asParent: async ({ browser, javaScriptEnabled }, use) => usePageOf(browser, 'LanternRow', javaScriptEnabled, use),
  asBrambles: async ({ browser, javaScriptEnabled }, use) => usePageOf(browser, 'brambles', javaScriptEnabled, use),
  asModerator: async ({ browser, javaScriptEnabled }, use) => usePageOf(browser, 'olivia', javaScriptEnabled, use),
})

export { expect } from '@playwright/test'

/** Signs in on a page that may be anywhere, and leads to `to`. */
export async function signIn(page: Page, name: string, to = '/'): Promise<void> {
  await page.goto(`/sign-in?to=${encodeURIComponent(to)}`)
  await page.getByLabel('Name or e-mail address').fill(name)
  await page.getByLabel('Password').fill(password())
  await page.getByRole('main').getByRole('button', { name: 'Sign in' }).click()
  await page.waitForURL((url) => url.pathname !== '/sign-in')
}

export function password(): string {
  return process.env.DEMO_PASSWORD ?? ''
}

/** A thread of this test's own, started by whoever the page belongs to. Returns its address. */
export async function startThread(page: Page, board: string, title: string, body: string): Promise<string> {
  await page.goto(`/b/${board}/new`)
  await page.getByLabel('Title').fill(title)
  await page.getByLabel('Your post').fill(body)
  await page.getByRole('button', { name: 'Start thread' }).click()
  await page.waitForURL(/\/t\/\d+\//)
  return new URL(page.url()).pathname
}

/** Words that no other run of this test uses. */
export function unique(words: string): string {
  return `${words} ${Date.now().toString(36)}${Math.floor(Math.random() * 1e6).toString(36)}`
}

async function usePageOf(browser: Browser, name: string, javaScriptEnabled: boolean | undefined, use: (page: Page) => Promise<void>) {
  const context = await browser.newContext({ javaScriptEnabled })
  const page = await context.newPage()
  await signIn(page, name)
  await use(page)
  await context.close()
}
