import { expect, signIn, startThread, test, unique } from './fixtures'

test('a newcomer’s link begins plain; a moderator makes it clickable, and undoes it', async ({
  asGuest: guest,
  asModerator: page,
  browser,
  javaScriptEnabled,
}) => {
  const context = await browser.newContext({ javaScriptEnabled })
  const newcomer = await context.newPage()
  await signIn(newcomer, 'marlowe54')
  const body = 'Please sign https://petition.example.org/petitions/7.\n\nAnd look at www.example.net/why (it is short).'
  const path = await startThread(newcomer, 'petitions', unique('Two links to look at'), body)
  await expect(newcomer.locator('#post-1')).toContainText('until a moderator has looked')
  await guest.goto(path)
  await expect(guest.locator('#post-1 [data-post-body] a')).toHaveCount(0)
  await expect(guest.locator('#post-1 [data-post-body]')).toContainText('https://petition.example.org/petitions/7')

  await page.goto(path)
  await page
    .locator('#post-1')
    .getByRole('link', { name: /Make links clickable/ })
    .click()
  await expect(page.getByRole('checkbox', { name: /petition\.example\.org/ })).toBeChecked()
  await expect(page.getByRole('main')).toContainText('https://www.example.net/why')
  await page.getByRole('checkbox', { name: /example\.net/ }).uncheck()
  await page.getByRole('button', { name: /Make .*clickable/ }).click()
  await expect(page).toHaveURL(new RegExp(`${path}#post-1$`))

  await guest.goto(path)
  const links = guest.locator('#post-1 [data-post-body] a')
  await expect(links).toHaveCount(1)
  await expect(links).toHaveAttribute('href', 'https://petition.example.org/petitions/7')
  await expect(links).toHaveAttribute('rel', 'nofollow ugc noopener noreferrer')
  const made = guest.locator('#post-1').getByText(/1 link made clickable by/)
  await expect(made).toContainText('Olivia (HQ)')
  await expect(made.locator('time').or(guest.locator('#post-1 .made time'))).toHaveCount(1)
  await guest
    .locator('#post-1')
    .getByRole('link', { name: /original/ })
    .click()
  await expect(guest.getByRole('main')).toContainText('https://petition.example.org/petitions/7')

  await page.goto(path)
  await page.locator('#post-1').getByRole('link', { name: 'Undo' }).click()
  await page.getByLabel('It was a mistake.').check()
  await page.getByRole('button', { name: 'Undo' }).click()
  await guest.goto(path)
  await expect(guest.locator('#post-1 [data-post-body] a')).toHaveCount(0)
  await guest.goto('/log')
  await expect(guest.getByRole('main')).toContainText(/Olivia \(HQ\) made 1 link in post #1 in “.*” plain again/)
  await context.close()
})
