import type { Page } from '@playwright/test'
import { expect, password, signIn, signInByForm, startThread, test, unique } from './fixtures'

test.skip(({ javaScriptEnabled }) => javaScriptEnabled === false, 'without scripts there is nothing of this, and nothing is missing')

test('a fresh post is told in minutes beside its date', async ({ asParent: page, asGuest }) => {
  const title = unique('Fresh from the oven')
  await startThread(page, 'chat', title, 'Just now.')
  await asGuest.goto('/b/chat')
  const row = asGuest.getByRole('main').getByRole('listitem').filter({ hasText: title })
  await expect(row).toContainText(/\d{2}:\d{2}\s· (just now|1 minute ago)$/)
  await expect(row.locator('time')).toHaveAttribute('datetime', /Z$/)
  await asGuest.clock.install({ time: Date.now() + 10 * 60_000 })
  await asGuest.reload()
  await expect(row).toContainText('10 minutes ago')
  await asGuest.clock.runFor(60_000)
  await expect(row).toContainText('11 minutes ago')
})

test('an old post has its date alone', async ({ page }) => {
  await page.goto('/b/petitions')
  await expect(page.getByRole('main').getByRole('listitem').filter({ hasText: 'Keep probation public' })).not.toContainText('ago')
})

test('half a reply is there again after a reload, and gone once it is sent', async ({ asParent: page }) => {
  const path = await startThread(page, 'chat', unique('Interrupted'), 'By the doorbell.')
  await type(page, path, 'Half a thought')
  await page.goto('/')
  await page.goto(path)
  await expect(page.getByLabel('Your reply')).toHaveValue('Half a thought')
  await expect(page.getByText(/^Your draft from \d{2}:\d{2} is back\./)).toBeVisible()
  await page.getByRole('button', { name: 'Post reply' }).click()
  await expect(page.locator('#post-2')).toContainText('Half a thought')
  await expect(page.getByLabel('Your reply')).toHaveValue('')
  expect(await kept(page)).toEqual([])
  await page.goto(`${short(path)}/reply`)
  await expect(page.getByLabel('Your reply')).toHaveValue('')
})

test('a thread that is begun keeps its title too, and may be thrown away', async ({ asParent: page }) => {
  await page.goto('/b/chat/new')
  await page.getByLabel('Title').fill('On second thoughts')
  await page.getByLabel('Your post').fill('Perhaps not.')
  await page.goto('/b/chat')
  await page.goto('/b/chat/new')
  await expect(page.getByLabel('Title')).toHaveValue('On second thoughts')
  await page.getByRole('button', { name: 'Discard it' }).click()
  await expect(page.getByLabel('Title')).toHaveValue('')
  await expect(page.getByLabel('Your post')).toBeFocused()
  await page.reload()
  await expect(page.getByLabel('Your post')).toHaveValue('')
})

test('a quotation goes below the words that were there', async ({ asParent: page }) => {
  const path = await startThread(page, 'chat', unique('Two things to say'), 'The first thing.')
  await type(page, path, 'My own beginning.')
  await page
    .locator('#post-1')
    .getByRole('link', { name: /^Quote/ })
    .click()
  await expect(page.getByLabel('Your reply')).toHaveValue(/^My own beginning\.\n\n> \[LanternRow in #1\]\(\/p\/\d+\):\n> The first thing\./)
})

test('a refused reply keeps its words here as well', async ({ asParent: page, asModerator }) => {
  const path = await startThread(page, 'chat', unique('Closing time'), 'Nearly.')
  await page.goto(path)
  await page.getByLabel('Your reply').fill('One more thing.')
  await asModerator.goto(path)
  await asModerator.getByRole('link', { name: 'Lock' }).click()
  await asModerator.getByLabel('The matter is settled.').check()
  await asModerator.getByRole('button', { name: /Lock/ }).click()
  await expect(asModerator.locator('[id^=notice-]')).toHaveCount(1)
  await page.getByRole('button', { name: 'Post reply' }).click()
  await expect(page.getByRole('alert')).toBeVisible()
  expect(await kept(page)).toEqual(['One more thing.'])
})

test('nothing is left on the device after signing out, nor for whoever comes next', async ({ page }) => {
  await signIn(page, 'joanna_s1', '/t/3')
  await page.getByLabel('Your reply').fill('Not for other eyes')
  await page.goto('/sign-out')
  expect(await kept(page)).toEqual(['Not for other eyes'])
  await page.getByRole('main').getByRole('button', { name: 'Sign out' }).click()
  await page.waitForURL((url) => url.pathname !== '/sign-out')
  expect(await everything(page)).toEqual([])

  await signIn(page, 'joanna_s1', '/t/3')
  await page.getByLabel('Your reply').fill('Left behind by a session that ended')
  await page.goto('/boards')
  await page.context().clearCookies()
  await page.goto('/boards')
  expect(await everything(page)).toEqual([])
})

test('a guest’s words stay in her tab, and go with her when she signs in', async ({ page, asParent }) => {
  const path = await startThread(asParent, 'chat', unique('From the doorstep'), 'Come in.')
  await page.goto(`${short(path)}/reply`)
  await page.getByLabel('Your reply').fill('Written at the door')
  await page.getByLabel('Name or e-mail address').fill('joanna_s1')
  await page.getByLabel('Password').fill(password())
  await page.goto('/boards')
  expect(await page.evaluate(() => localStorage.length)).toBe(0)
  expect(JSON.stringify(await everything(page))).not.toContain(password())
  const other = await page.context().newPage()
  await other.goto(`${short(path)}/reply`)
  await expect(other.getByLabel('Your reply')).toHaveValue('')
  await signInByForm(page, 'joanna_s1', path)
  await expect(page.getByLabel('Your reply')).toHaveValue('Written at the door')
})

test('a post’s address can be copied', async ({ page, context, baseURL }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await page.goto('/t/3')
  const button = page.getByRole('button', { name: 'Copy link of post 2' })
  expect((await button.boundingBox())?.height).toBeGreaterThanOrEqual(40)
  await button.focus()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('status').filter({ hasText: 'Address copied of post 2' })).toHaveCount(1)
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(`${baseURL}${await page.locator('#post-2 .post-when').getAttribute('href')}`)
})

test('without scripts the pages say the same', async ({ page, browser }) => {
  const plain = await (await browser.newContext({ javaScriptEnabled: false })).newPage()
  for (const path of ['/', '/b/chat', '/t/1', '/t/14', '/t/3/reply?quote=1', '/log']) {
    // Tried again where somebody posted between the two.
    await expect(async () => {
      await page.goto(path)
      await plain.goto(path)
      await page.evaluate(() => {
        for (const added of document.querySelectorAll('.ago, .ago-dot, .post-acts button')) added.remove()
      })
      expect(await page.locator('main').ariaSnapshot(), path).toBe(await plain.locator('main').ariaSnapshot())
    }).toPass({ timeout: 30_000 })
  }
  await plain.context().close()
})

async function type(page: Page, path: string, words: string): Promise<void> {
  await page.goto(path)
  await page.getByLabel('Your reply').fill(words)
}

/** The words that are kept on the device. */
function kept(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    Object.values({ ...localStorage }).flatMap((text) => Object.values((JSON.parse(String(text)) as { fields: Record<string, string> }).fields)),
  )
}

/** Whatever is kept, on the device or in this tab. */
function everything(page: Page): Promise<string[]> {
  return page.evaluate(() => [...Object.entries({ ...localStorage }), ...Object.entries({ ...sessionStorage })].map(String))
}

function short(path: string): string {
  return path.split('/').slice(0, 3).join('/')
}
