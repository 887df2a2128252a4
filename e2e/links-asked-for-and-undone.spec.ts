import { expect, signIn, startThread, test, unique } from './fixtures'

/** A board that no other test writes on: its setting is changed here for good. */
const BOARD = 'early-years'

test('a reader asks for a link, a moderator makes it clickable, the reader is thanked, the author undoes it', async ({
  asGuest: guest,
  asParent: asker,
  asModerator: moderator,
  browser,
  javaScriptEnabled,
}) => {
  for (const page of [guest, asker, moderator]) await page.setViewportSize({ width: 390, height: 844 })
  const context = await browser.newContext({ javaScriptEnabled, viewport: { width: 390, height: 844 } })
  const author = await context.newPage()
  await signIn(author, 'admin')
  await checkLinksOn(author, 'Early years')
  const title = unique('A petition to sign')
  const path = await startThread(author, BOARD, title, 'Please sign https://petition.example.org/asked before Friday.')
  await author.goto(path)
  await expect(author.locator('#post-1 [data-post-body] a')).toHaveCount(0)

  await asker.goto(path)
  await asker.getByRole('link', { name: /Ask for a clickable link/ }).click()
  await expect(asker.getByRole('main')).toContainText('https://petition.example.org/asked')
  await asker.getByLabel('A word to the moderators').fill('I should like to sign it.')
  await asker.getByRole('button', { name: 'Ask for it' }).click()
  await expect(asker.getByRole('status')).toContainText('You asked for this')

  await guest.goto(path)
  await guest.getByRole('link', { name: /Ask for a clickable link/ }).click()
  await guest.getByRole('button', { name: 'Ask for it' }).click()
  await expect(guest.getByRole('status')).toContainText('This has been asked for already')

  await moderator.goto('/mod')
  const waiting = moderator.getByRole('listitem').filter({ hasText: title })
  await expect(waiting).toContainText('Asked for 2 times')
  await expect(waiting).toContainText('LanternRow')
  await expect(waiting).toContainText('“I should like to sign it.”')
  await expect(waiting).toContainText('A reader')
  await waiting.getByRole('link', { name: /Check this link/ }).click()
  await moderator.getByLabel('It was asked for by LanternRow and a reader who was not signed in.').check()
  await moderator.getByRole('button', { name: /Make .*clickable/ }).click()
  await expect(moderator.locator('#post-1')).toContainText('1 link made clickable by Olivia (HQ). Thank you for asking, LanternRow')

  await asker.goto('/notifications')
  await expect(asker.getByRole('listitem').filter({ hasText: title })).toContainText('Thank you for asking.')
  await author.goto('/')
  await author.getByRole('link', { name: /Notifications/ }).click()
  const told = author.getByRole('main').getByRole('listitem').filter({ hasText: title })
  await expect(told).toContainText('New')
  await expect(told).toContainText('Olivia (HQ) made 1 link in your post clickable.')
  await told.getByRole('link', { name: 'Look at your links' }).click()
  await author.getByRole('button', { name: /Show it as text again/ }).click()
  await expect(author.getByRole('main')).toContainText('Shown as text: you chose so.')
  await guest.goto(path)
  await expect(guest.locator('#post-1 [data-post-body] a')).toHaveCount(0)
  await expect(guest.locator('#post-1')).toContainText('1 link made clickable by Olivia (HQ)')

  await author.goto('/notifications')
  await author.getByRole('button', { name: 'Mark all as read' }).click()
  await expect(author.getByRole('main').getByText('New', { exact: true })).toHaveCount(0)
  await expect(author.getByRole('link', { name: 'Notifications', exact: true })).toBeVisible()
  await context.close()
})

test('many links at once are done post by post, and a refused host is shown no more', async ({
  asModerator: page,
  asGuest: guest,
  browser,
  javaScriptEnabled,
}) => {
  await page.setViewportSize({ width: 390, height: 844 })
  const context = await browser.newContext({ javaScriptEnabled })
  const admin = await context.newPage()
  await signIn(admin, 'admin')
  const host = `h${Date.now().toString(36)}.example`
  await checkLinksOn(admin, 'Early years')
  const title = unique('Many links')
  const path = await startThread(admin, BOARD, title, `First https://${host}/1 and https://other.example/2`)

  await page.goto(`/mod/links/thread/${path.split('/')[2]}`)
  await page.getByRole('checkbox', { name: new RegExp(title) }).check()
  await page.getByLabel('A moderator looked at them.').check()
  await page.getByRole('button', { name: 'Make their links clickable' }).click()
  await expect(page.getByRole('status')).toContainText(`${title}, #1: links made clickable`)
  await expect(page.getByRole('main')).toContainText('No link waits here.')
  await guest.goto(path)
  await expect(guest.locator('#post-1 [data-post-body] a')).toHaveCount(2)

  await askForRule(page, '*.com', 'Refuse', 'Early years')
  await expect(page.getByRole('alert')).toContainText('Name a host')
  await expect(page.getByLabel('Host')).toHaveValue('*.com')
  await askForRule(page, host, 'Refuse', 'Early years')
  await expect(page.getByRole('main')).toContainText('1 link in 1 post by 1 member on Early years will not be shown any more.')
  await page.getByRole('radio', { name: /^Advertising/ }).check()
  await page.getByRole('button', { name: 'Refuse a host', exact: true }).click()
  await expect(page.getByRole('listitem').filter({ hasText: host })).toContainText('refused on Early years')
  await guest.goto(path)
  await expect(guest.locator('#post-1 [data-post-body] a')).toHaveCount(1)
  await expect(guest.locator('#post-1 [data-post-body]')).not.toContainText(host)
  await expect(guest.locator('#post-1')).toContainText(`refused links to ${host} on Early years`)
  await guest.goto(`${path.split('/').slice(0, 3).join('/')}/log`)
  await expect(guest.getByRole('main')).toContainText(`refused links to ${host}`)

  const rule = page.getByRole('listitem').filter({ hasText: host })
  await rule.getByRole('link', { name: /End/ }).click()
  await expect(page.getByRole('main')).toContainText('1 link in 1 post by 1 member will be shown as text again')
  await page.getByRole('button', { name: 'End a rule about a host' }).click()
  await expect(page.getByRole('listitem').filter({ hasText: host })).toHaveCount(0)
  await askForRule(page, host, 'Trust', 'Early years')
  await page.getByRole('button', { name: 'Trust a host' }).click()
  await page.getByRole('link', { name: 'Make the waiting links to this host clickable' }).click()
  await expect(page.getByRole('main')).toContainText(`https://${host}/1`)
  await expect(page.getByRole('main')).not.toContainText('other.example')
  await context.close()
})

type Page = Parameters<typeof signIn>[0]

/** From here on a moderator looks at each link of the board. */
async function checkLinksOn(page: Page, board: string): Promise<void> {
  await page.goto('/mod/links')
  await page.getByRole('link', { name: `Change it for ${board}` }).click()
  const nobody = page.getByLabel('Of nobody before HQ has looked')
  if (await nobody.isChecked()) return // another test was here before
  await nobody.check()
  const answered = page.waitForResponse((response) => response.request().method() === 'POST')
  await page.getByRole('button', { name: 'Say whose links' }).click()
  expect([303, 409]).toContain((await answered).status()) // done, or another test was quicker
}

async function askForRule(page: Page, host: string, verdict: string, board: string): Promise<void> {
  await page.goto('/mod/links')
  await page.getByLabel('Host').fill(host)
  await page.getByRole('radio', { name: new RegExp(`^${verdict}`) }).check()
  await page.getByLabel('Where?').selectOption({ label: board })
  await page.getByRole('button', { name: 'Continue' }).click()
}
