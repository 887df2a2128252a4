import { type Browser, test as base, type Page } from '@playwright/test'
import { Reader } from '../scripts/testing/reader.mjs'

type People = {
  asGuest: Page
  asParent: Page
  /** A member whose posts are removed: removals count against her standing, and so against nobody else’s tests. */
  asBrambles: Page
  asModerator: Page
}

/** A page for each persona of the board, signed in and not yet anywhere. */
export const test = base.extend<People>({
  asGuest: async ({ page }, use) => use(page),
  asParent: async ({ browser, javaScriptEnabled }, use) => usePageOf(browser, 'LanternRow', javaScriptEnabled, use),
  asBrambles: async ({ browser, javaScriptEnabled }, use) => usePageOf(browser, 'brambles', javaScriptEnabled, use),
  asModerator: async ({ browser, javaScriptEnabled }, use) => usePageOf(browser, 'olivia', javaScriptEnabled, use),
})

export { expect } from '@playwright/test'

/**
 * Signs in, and leads to `to` where it is given. The form of /sign-in is sent without being drawn, which a browser would
 * take a second for, hundreds of times; `signInByForm` is how people do it.
 */
export async function signIn(page: Page, name: string, to?: string): Promise<void> {
  const url = process.env.BASE_URL ?? ''
  const { cookie } = await Reader.signedIn(url, name, password())
  const [key = '', value = ''] = cookie.split('=')
  await page.context().addCookies([{ name: key, value, url, httpOnly: true, sameSite: 'Lax' }])
  if (to) await page.goto(to)
}

export async function signInByForm(page: Page, name: string, to = '/'): Promise<void> {
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
