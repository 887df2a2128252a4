import { expect, test } from './fixtures'

const STORY = 'Keep probation public: what parents should know'

test('a guest finds words, sees them marked where they stand, and narrows the search', async ({ asGuest: page }) => {
  await page.goto('/search?q=probation')
  const main = page.getByRole('main')
  await expect(main).toContainText(/\d+ posts? for “probation”, best first/)
  await expect(main.locator('mark').first()).toHaveText(/probation/i)
  await page.getByText('Narrow the search').click()
  await page.getByLabel('Board').selectOption({ label: 'Petitions' })
  await page.getByLabel('Posted by').fill('marlowe54')
  await page.getByRole('textbox', { name: 'From' }).fill('2013-06-01')
  await page.getByRole('textbox', { name: 'To' }).fill('2013-12-31')
  await main.getByRole('button', { name: 'Search' }).click()
  await expect(page).toHaveURL('/search?q=probation&board=petitions&by=marlowe54&from=2013-06-01&to=2013-12-31')
  await expect(main.getByRole('link', { name: STORY }).first()).toBeVisible()
  for (const line of await main.locator('.rows li').all()) await expect(line).toContainText('Petitions · marlowe54')
  await expect(page.getByLabel('Posted by')).toHaveValue('marlowe54') // open and filled in
})

test('a petition is found by its address, and by its number', async ({ asGuest: page }) => {
  for (const asked of ['http://epetitions.direct.gov.uk/petitions/44403', '(epetitions.direct.gov.uk/petitions/44403)', '44403']) {
    await page.goto(`/search?q=${encodeURIComponent(asked)}`)
    await expect(page.getByRole('main').getByRole('link', { name: STORY }).first()).toBeVisible()
  }
})

test('a filter that means nothing is named beside its field, with everything typed still there', async ({ asGuest: page }) => {
  await page.goto('/search?q=probation&board=nowhere&by=Nobody%20Atall&from=yesterday&to=2013-01-01')
  const main = page.getByRole('main')
  for (const sentence of ['There is no such board that you can read.', 'Nobody posts under this name.', 'This is no day.', 'Nothing was looked for yet'])
    await expect(main).toContainText(sentence)
  await expect(main.getByRole('searchbox')).toHaveValue('probation')
  await expect(page.getByLabel('Posted by')).toHaveValue('Nobody Atall')
})

test('whatever is asked, the answer is a page of ours with a sentence', async ({ asGuest: page }) => {
  const odd: [string, string][] = [
    ['', 'Titles and posts are searched'],
    ['q=the', '“the” is too common to search for'],
    ['q=-probation', 'A minus leaves posts out.'],
    ['q=%00', 'Titles and posts are searched'],
    ['q=%26%7C!', 'There is no word in that.'],
    ['q=:*', 'There is no word in that.'],
    ["q='", 'There is no word in that.'],
    ['q=%25', 'There is no word in that.'],
    [`q=${'x'.repeat(10_000)}`, 'Only the first 200 characters were used.'],
    ['q=probation&page=x', 'for “probation”, best first'],
    ['q=probation&page=9', 'There is no page 9'],
    ['q=probation&page=41', 'as far as page 40'],
    ['board=petitions', 'Write a word to look for, or a name'],
    ['by=marlowe54', 'by marlowe54, newest first'],
    ['q=xylophagous', 'No posts match “xylophagous”.'],
    ['q=the%20probation', 'Too common to search for, and left out: “the”.'],
  ]
  for (const [query, sentence] of odd) {
    const answer = await page.goto(`/search?${query}`)
    expect(answer?.status(), query).toBe(200)
    await expect(page.getByRole('main'), query).toContainText(sentence)
  }
})
