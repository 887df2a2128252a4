import { expect, test } from './fixtures'

const STORY = 'Keep probation public: what parents should know'

test('a guest finds a thread from the front page and reads it to its end', async ({ asGuest: page }) => {
  await page.goto('/')
  await page.getByRole('main').getByRole('link', { name: 'Petitions' }).first().click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Petitions')
  await page.getByRole('link', { name: STORY }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(STORY)
  await expect(page.locator('article')).toHaveCount(5)
  await expect(page.locator('#post-1 [data-post-body] a')).toHaveAttribute('href', 'http://epetitions.direct.gov.uk/petitions/44403')
  await expect(page.locator('#post-1')).toContainText('1 link made clickable by Olivia (HQ)')
  await expect(page.locator('[id^=notice-]')).toContainText('Olivia (HQ) moved this thread from Chat to Petitions')
  await expect(page.locator('#post-5 time')).toHaveAttribute('datetime', '2013-09-25T18:18:48.000Z')
  await expect(page.locator('#post-5 time')).toHaveText('Wed 25 September 2013, 19:18')
})

test('the OP’s posts and HQ’s posts can be seen alone', async ({ asGuest: page }) => {
  await page.goto('/search?q=probation')
  await page.getByRole('link', { name: STORY }).first().click()
  await page.getByRole('link', { name: 'HQ’s posts' }).click()
  await expect(page).toHaveURL(/\?by=hq$/)
  await expect(page.locator('article')).toHaveCount(2)
  await page.getByRole('link', { name: 'OP’s posts' }).click()
  await expect(page.locator('article')).toHaveCount(1)
  await expect(page.locator('article')).toContainText('marlowe54')
})

test('old and short addresses lead to the one thread in one hop', async ({ asGuest: page, request }) => {
  await page.goto('/b/petitions')
  const href = await page.getByRole('link', { name: STORY }).getAttribute('href')
  const [, , id] = href?.split('/') ?? []
  for (const address of [`/t/${id}`, `/t/${id}/another-slug`]) {
    const answer = await request.get(address, { maxRedirects: 0 })
    expect([answer.status(), answer.headers().location]).toEqual([308, href])
  }
  const post = await page.request.get(href ?? '').then(async (answer) => (await answer.text()).match(/href="(\/p\/\d+)"/)?.[1])
  const answer = await request.get(post ?? '', { maxRedirects: 0 })
  expect([answer.status(), answer.headers().location]).toEqual([302, `${href}#post-1`])
})

test('what moderators did is open to everyone', async ({ asGuest: page }) => {
  await page.goto('/log')
  await expect(page.getByRole('main')).toContainText('(HQ)')
  await page.goto(`/search?q=${encodeURIComponent(STORY)}`)
  await page.getByRole('main').getByRole('link', { name: STORY }).first().click()
  await page.getByRole('link', { name: /2 actions/ }).click()
  await expect(page.getByRole('main')).toContainText('Olivia (HQ) moved this thread from Chat to Petitions')
  await expect(page.getByRole('main')).toContainText('1 link made clickable by Olivia (HQ)')
  await expect(page.getByRole('main')).toContainText('Petitions live there, and more people will find it.')
})

test('a briefing’s facts can be pointed at', async ({ asGuest: page }) => {
  await page.goto('/campaigns')
  await page
    .getByRole('link', { name: /Probation: what is planned/ })
    .first()
    .click()
  await expect(page.locator('ol > li[id^=fact-]')).toHaveCount(3)
  await page.goto(`${new URL(page.url()).pathname}#fact-2`)
  await expect(page.locator('#fact-2')).toBeInViewport()
})

test('what is for members only is not there for a guest', async ({ asGuest: page, asParent }) => {
  await page.goto('/boards')
  await expect(page.getByText('Quiet corner')).toHaveCount(0)
  expect((await page.goto('/b/quiet-corner'))?.status()).toBe(404)
  await asParent.goto('/boards')
  await asParent.getByRole('link', { name: 'Quiet corner' }).click()
  await expect(asParent.getByRole('heading', { level: 1 })).toHaveText('Quiet corner')
})
