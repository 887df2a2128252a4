import type { Browser, Page } from '@playwright/test'
import { expect, signIn, startThread, test, unique } from './fixtures'

const PHONE = { width: 390, height: 844 }

test.use({ viewport: PHONE })

test('an author edits her post: it says so, and shows nobody what it said before', async ({ asParent: page, asGuest: guest }) => {
  const path = await startThread(page, 'chat', unique('A word too many'), 'The school fête is on Sunday.')
  await page
    .locator('#post-1')
    .getByRole('link', { name: /^Edit post/ })
    .click()
  await expect(page.getByLabel('Your post')).toHaveValue('The school fête is on Sunday.')
  await page.getByLabel('Your post').fill('The school fête is on **Saturday**.')
  await page.getByRole('button', { name: 'Preview' }).click()
  await expect(page.getByRole('main')).toContainText('Preview: not posted yet')
  await expect(page.getByLabel('Your post')).toHaveValue('The school fête is on **Saturday**.')
  await page.getByRole('button', { name: 'Save changes' }).click()
  await expect(page).toHaveURL(new RegExp(`${path}#post-1$`))
  await expect(page.locator('#post-1 [data-post-body]')).toHaveText('The school fête is on Saturday.')
  await guest.goto(path)
  await expect(guest.locator('#post-1')).toContainText(/Edited \d\d:\d\d/)
  await expect(guest.locator('#post-1').getByRole('link', { name: /^(Edit|Withdraw) post/ })).toHaveCount(0)
  await guest
    .locator('#post-1')
    .getByRole('link', { name: /^Edited/ })
    .click()
  await expect(guest.getByRole('main')).toContainText('Edited by its author')
  await expect(guest.getByRole('main')).not.toContainText('Sunday')
  await expect(guest.getByRole('link', { name: /Every wording/ })).toHaveCount(0)
  await page.goto(new URL(guest.url()).pathname)
  await page.getByRole('link', { name: 'Every wording of mine' }).click()
  await expect(page.locator('del')).toContainText('Sunday')
  await fitsThePhone(page)
})

test('of two edits the second is told, sees how the post stands, and keeps every word', async ({ asParent: page, browser, javaScriptEnabled }) => {
  const path = await startThread(page, 'chat', unique('Two hands'), 'First wording.')
  const { other, close } = await anotherPage(browser, javaScriptEnabled, 'lanternrow')
  for (const hand of [page, other]) {
    await hand.goto(path)
    await hand
      .locator('#post-1')
      .getByRole('link', { name: /^Edit post/ })
      .click()
  }
  await page.getByLabel('Your post').fill('From the phone.')
  await page.getByRole('button', { name: 'Save changes' }).click()
  await page.waitForURL(/#post-1$/)
  await other.getByLabel('Your post').fill('From the laptop, at length.')
  await other.getByRole('button', { name: 'Save changes' }).click()
  await expect(other.getByRole('alert')).toContainText('Something changed')
  await expect(other.getByRole('main')).toContainText('From the phone.')
  await expect(other.getByLabel('Your post')).toHaveValue('From the laptop, at length.')
  await other.getByRole('button', { name: 'Save changes' }).click()
  await other.waitForURL(/#post-1$/)
  await expect(other.locator('#post-1 [data-post-body]')).toHaveText('From the laptop, at length.')
  await close()
})

test('an edit whose session ended costs no word', async ({ asParent: page }) => {
  await startThread(page, 'chat', unique('A long look'), 'Before.')
  await page
    .locator('#post-1')
    .getByRole('link', { name: /^Edit post/ })
    .click()
  await page.getByLabel('Your post').fill('Typed for half an hour.')
  await page.context().clearCookies()
  await page.getByRole('button', { name: 'Save changes' }).click()
  await expect(page.getByLabel('The post')).toHaveValue('Typed for half an hour.')
  await page.getByLabel('Name or e-mail address').fill('lanternrow')
  await page.getByLabel('Password').fill(process.env.DEMO_PASSWORD ?? '')
  await page.getByRole('button', { name: 'Sign in and send' }).click()
  await page.waitForURL(/#post-1$/)
  await expect(page.locator('#post-1 [data-post-body]')).toHaveText('Typed for half an hour.')
})

test('a withdrawn post keeps its number and loses its words, also where it is quoted', async ({
  asParent: page,
  asGuest: guest,
  browser,
  javaScriptEnabled,
}) => {
  const path = await startThread(page, 'chat', unique('Second thoughts'), 'I said too much.')
  const { other, close } = await anotherPage(browser, javaScriptEnabled, 'joanna_s1')
  await other.goto(path)
  await other.locator('#post-1').getByRole('link', { name: /Quote/ }).click()
  await other.getByLabel('Your reply').fill(`${await other.getByLabel('Your reply').inputValue()}No harm done.`)
  await other.getByRole('button', { name: 'Post reply' }).click()
  await expect(other.locator('#post-2 blockquote')).toContainText('I said too much.')

  await page.goto(path)
  await page
    .locator('#post-1')
    .getByRole('link', { name: /^Withdraw post/ })
    .click()
  await expect(page.getByRole('main')).toContainText('This cannot be taken back')
  await fitsThePhone(page)
  await page.getByRole('button', { name: 'Withdraw the post' }).click()
  await page.waitForURL(/#post-1$/)
  await guest.goto(path)
  await expect(guest.locator('#post-1 [data-post-body]')).toHaveText('Withdrawn by its author.')
  await expect(guest.locator('#post-2')).toContainText('No harm done.')
  await expect(guest.getByRole('main')).not.toContainText('I said too much.')
  const quote = await guest.goto(`/t/${path.split('/')[2]}/reply?quote=1`)
  expect(quote?.status()).toBe(200)
  await expect(guest.getByLabel('Your reply')).toHaveValue('')
  await close()
})

test('what HQ edits says so with a reason, what changed is one click away, and private words can be hidden', async ({
  asParent: author,
  asModerator: page,
  asGuest: guest,
}) => {
  const path = await startThread(author, 'chat', unique('Who to ring'), 'Ring Mrs Hazelnut about the lost coat.')
  await page.setViewportSize(PHONE)
  await page.goto(path)
  await page
    .locator('#post-1')
    .getByRole('link', { name: /^Edit as HQ/ })
    .click()
  await page.getByLabel('The post').fill('Ring the office about the lost coat.')
  await page.getByRole('button', { name: 'Edit post as HQ' }).click()
  await expect(page.getByRole('alert')).toContainText('This takes words of its author away.')
  await page.getByLabel('Private data. House rule').check()
  await page.getByLabel('In your own words').fill('It names somebody who does not post here.')
  await fitsThePhone(page)
  await page.getByRole('button', { name: 'Edit post as HQ' }).click()
  await page.waitForURL(/#post-1$/)

  await guest.goto(path)
  await expect(guest.locator('#post-1 [data-post-body]')).toHaveText('Ring the office about the lost coat.')
  await expect(guest.locator('#post-1 .made')).toContainText(/Edited by Olivia \(HQ\).*Reason: Private data/)
  await expect(guest.locator('#post-1 .made')).not.toContainText('who does not post here')
  await author.goto(path)
  await author.locator('#post-1 .made').getByRole('link', { name: 'Appeal' }).click()
  await expect(author.getByRole('main')).toContainText('It names somebody who does not post here.')
  await guest.getByRole('link', { name: 'show what changed' }).click()
  await expect(guest).toHaveURL(/\/p\/\d+\/history#revision-2$/)
  await expect(guest.locator('#revision-2 del').filter({ hasText: 'Hazelnut' })).toHaveCount(1)
  await expect(guest.locator('#revision-2 ins').filter({ hasText: 'office' })).toHaveCount(1)
  await fitsThePhone(guest)
  const history = new URL(guest.url()).pathname

  await page.goto(`${history}/all`)
  await page.getByRole('link', { name: 'Hide a former wording' }).click()
  await page.getByRole('button', { name: 'Hide a former wording' }).click()
  await page.waitForURL(/#post-1$/)
  await guest.goto(history)
  await expect(guest.getByRole('main')).toContainText('HQ has hidden a wording here')
  await expect(guest.getByRole('main')).toContainText('wording 1 hidden by Olivia (HQ)')
  await expect(guest.getByRole('main')).not.toContainText('Hazelnut')
  await author.goto(`${history}/all`)
  await expect(author.getByRole('main')).not.toContainText('Hazelnut')
  await page.goto(`${history}/all`)
  await expect(page.getByText('Ring Mrs Hazelnut')).toBeHidden()
  await page.getByText('Show it to me as a moderator').click()
  await expect(page.getByText('Ring Mrs Hazelnut')).toBeVisible()
})

test('the pages that change a post are its author’s alone', async ({ asGuest: guest, asParent, browser, javaScriptEnabled }) => {
  await startThread(asParent, 'chat', unique('Mine'), 'Mine alone.')
  const href = await asParent
    .locator('#post-1')
    .getByRole('link', { name: /^Edit post/ })
    .getAttribute('href')
  const { other, close } = await anotherPage(browser, javaScriptEnabled, 'joanna_s1')
  for (const address of [`${href}`, `${href?.replace('edit', 'withdraw')}`, `${href?.replace('edit', 'history/all')}`]) {
    expect((await other.goto(address))?.status(), address).toBe(404)
    await guest.goto(address)
    await expect(guest).toHaveURL(/\/sign-in/)
  }
  await close()
})

async function anotherPage(browser: Browser, javaScriptEnabled: boolean | undefined, name: string) {
  const context = await browser.newContext({ javaScriptEnabled, viewport: PHONE })
  const other = await context.newPage()
  await signIn(other, name)
  return { other, close: () => context.close() }
}

/** Nothing on the page is wider than the phone. */
async function fitsThePhone(page: Page) {
  await page.setViewportSize(PHONE)
  expect(await page.locator('html').evaluate((html) => html.scrollWidth)).toBeLessThanOrEqual(PHONE.width)
}
