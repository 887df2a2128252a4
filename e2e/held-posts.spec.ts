import { expect, signIn, startThread, test, unique } from './fixtures'

test.use({ viewport: { width: 390, height: 844 } })

// The board of the house rules looks first at links of newcomers.
test('what a newcomer links waits for HQ: she sees it and why, HQ approves it in three taps, then everyone reads it', async ({
  asModerator: olivia,
  page: newcomer,
  browser,
  javaScriptEnabled,
}) => {
  const words = unique('A list of the pools')
  const path = await startThread(olivia, 'house-rules', unique('Ask about boards here'), 'We read everything.')
  await signIn(newcomer, 'marlowe54', path)
  await newcomer.getByLabel('Your reply').fill(`${words}: https://www.example.org/pools`)
  await newcomer.getByRole('button', { name: 'Post reply' }).click()
  await expect(newcomer).toHaveURL(/\/p\/\d+\/held$/)
  const held = newcomer.url()
  await expect(newcomer.getByRole('status')).toContainText('Only you and HQ see it')
  await expect(newcomer.getByRole('status')).toContainText('links from members who have been with us for less than a week')
  await expect(newcomer.locator('[data-post-body]')).toContainText(words)

  const guest = await (await browser.newContext({ javaScriptEnabled })).newPage()
  await guest.goto(path)
  await expect(guest.locator('#post-2')).toContainText('Waits for HQ to look at it.')
  await expect(guest.getByRole('main')).not.toContainText(words)
  await expect(guest.locator('#post-2')).not.toContainText('marlowe54')
  await guest.goto(held.replace(/\/held$/, ''))
  await expect(guest).toHaveURL(new RegExp(`${path}#post-2$`))
  expect((await guest.goto(held))?.url()).toContain('/sign-in')
  await guest.goto('/log?action=post.hold&board=house-rules')
  await expect(guest.getByRole('listitem').first()).toContainText('A rule of the board House rules held a post until HQ has looked at it.')
  await expect(guest.getByRole('main')).not.toContainText('marlowe54')
  await expect(guest.locator(`main a[href*="${path}"]`)).toHaveCount(0) // where, is told once it waits no longer
  await newcomer.goto(path)
  await newcomer.getByRole('link', { name: '#2 is your post: read it' }).click()
  await expect(newcomer).toHaveURL(held)

  await olivia.goto('/')
  await olivia.getByRole('link', { name: 'Moderation', exact: true }).click()
  await olivia.getByRole('link', { name: /posts? waits? for HQ/ }).click()
  const waiting = olivia.getByRole('article').filter({ hasText: words })
  await expect(waiting).toContainText('a link, and its author has no standing')
  await waiting.getByRole('button', { name: 'Approve' }).click()
  await expect(olivia.getByRole('status')).toContainText('#2: approved.')
  await expect(olivia.getByRole('article').filter({ hasText: words })).toHaveCount(0)

  await guest.goto(path)
  await expect(guest.locator('#post-2 [data-post-body]')).toContainText(words)
  await expect(guest.locator('#post-2')).not.toContainText('approved')
  await guest.goto('/log?action=post.hold&board=house-rules')
  await expect(guest.locator(`main a[href*="${path}"]`)).toHaveCount(1)
  await newcomer.goto(held)
  await expect(newcomer).toHaveURL(new RegExp(`${path}#post-2$`))
  await newcomer.locator('#post-2').getByRole('link', { name: 'Withdraw post 2' }).click() // other tests need her to be a newcomer still
  await newcomer.getByRole('button', { name: 'Withdraw the post' }).click()
  await expect(newcomer.locator('#post-2')).toContainText('Withdrawn by its author.')
  await guest.context().close()
})
