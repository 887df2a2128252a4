import { expect, test } from './fixtures'

const CHAIN = 'One word each: where does it go from here?'

test('a long thread is read page by page, by the numbers of its posts', async ({ asGuest: page }) => {
  await page.goto('/search?q=one+word+each')
  await page.getByRole('link', { name: CHAIN }).first().click()
  await expect(page.locator('article')).toHaveCount(50)
  await expect(page.locator('article').last()).toHaveAttribute('id', 'post-50')
  const first = new URL(page.url()).pathname
  await page.getByRole('link', { name: 'Page 2' }).first().click()
  await expect(page).toHaveURL(new RegExp(`${first}/2$`))
  await expect(page.locator('article').first()).toHaveAttribute('id', 'post-51')
  await page
    .getByRole('link', { name: /Newest/ })
    .first()
    .click()
  await expect(page).toHaveURL(/\/2#post-\d+$/)
  await page.goto(`${first}/all`)
  expect(await page.locator('article').count()).toBeGreaterThan(60)
  const row = page.getByRole('listitem').filter({ hasText: CHAIN })
  await page.goto('/b/chat')
  if ((await row.count()) === 0) await page.goto('/b/chat/2') // what other tests start stands above it
  await row.locator('time').click()
  await expect(page).toHaveURL(/\/2#post-\d+$/)
})

test('pages that are not there are not found', async ({ asGuest: page, request }) => {
  await page.goto('/search?q=one+word+each')
  const href = (await page.getByRole('link', { name: CHAIN }).first().getAttribute('href'))?.split('#')[0]
  for (const wrong of [`${href}/3`, `${href}/0`, `${href}/01`, `${href}/all?page=2`])
    expect((await request.get(wrong, { maxRedirects: 0 })).status(), wrong).toBe(404)
  const one = await request.get(`${href}/1`, { maxRedirects: 0 })
  expect([one.status(), one.headers().location]).toEqual([308, href])
})
