import type { Page } from '@playwright/test'
import { expect, signIn, startThread, test, unique } from './fixtures'

test('a moderator removes two posts of a thread in one sending, locks it besides, and restores one', async ({ asBrambles, asModerator }) => {
  const path = await startThread(asBrambles, 'chat', unique('Many at once'), 'The opening post.')
  for (const words of ['Buy one of these.', 'Or buy two.']) {
    await asBrambles.goto(path)
    await asBrambles.getByLabel('Your reply').fill(words)
    await asBrambles.getByRole('button', { name: 'Post reply' }).click()
    await expect(asBrambles.getByText(words)).toBeVisible()
  }
  await asModerator.goto(`/mod/thread/${path.split('/')[2]}`)
  await asModerator.getByRole('checkbox', { name: 'Buy one of these.' }).check()
  await asModerator.getByRole('checkbox', { name: 'Or buy two.' }).check()
  await asModerator.getByLabel('Lock the thread').check()
  await asModerator.getByRole('button', { name: 'Remove them as advertising' }).click()
  await expect(asModerator.getByRole('status')).toContainText('#2: removed')
  await expect(asModerator.getByRole('status')).toContainText('#3: removed')
  await expect(asModerator.getByRole('status')).toContainText('Lock')
  await asBrambles.goto(path)
  await expect(asBrambles.getByText('Or buy two.')).toHaveCount(0)
  await asBrambles.goto('/notifications')
  await asBrambles.getByText('Read the letter about it').first().click()
  await expect(asBrambles.getByText('The rule it rests on').first()).toBeVisible()

  await asModerator.getByRole('link', { name: 'Restore', exact: true }).click()
  await asModerator.getByRole('checkbox', { name: 'Or buy two.' }).check()
  await asModerator.getByRole('button', { name: 'Restore them' }).click()
  await expect(asModerator.getByRole('status')).toContainText('#3: restored')
  await asBrambles.goto(path)
  await expect(asBrambles.getByText('Or buy two.')).toBeVisible()
})

test('a suspended member is out on her very next request, and is told why when she proves who she is', async ({ asModerator, browser, javaScriptEnabled }) => {
  test.skip(javaScriptEnabled === true, 'once: there is one member to suspend')
  const context = await browser.newContext({ javaScriptEnabled })
  const hers = await context.newPage()
  await signIn(hers, 'tidepool', '/notifications')
  await asModerator.goto('/mod/member/tidepool')
  await asModerator.getByRole('link', { name: 'Suspend this member' }).click()
  await asModerator.getByRole('button', { name: 'Suspend member as advertising' }).click()
  try {
    await expect(
      asModerator
        .getByRole('link', { name: 'Take the suspension' })
        .or(asModerator.getByText('Suspended', { exact: true }))
        .first(),
    ).toBeVisible()
    await hers.goto('/notifications')
    await expect(hers).toHaveURL(/\/sign-in/)
    await hers.getByLabel('Name or e-mail address').fill('tidepool')
    await hers.getByLabel('Password').fill('not her password')
    await hers.getByRole('main').getByRole('button', { name: 'Sign in' }).click()
    await expect(hers.getByRole('alert')).not.toContainText('suspended')
    await hers.getByLabel('Password').fill(process.env.DEMO_PASSWORD ?? '')
    await hers.getByRole('main').getByRole('button', { name: 'Sign in' }).click()
    await expect(hers.getByRole('heading', { level: 1 })).toHaveText('Your account is suspended')
    await expect(hers.getByRole('main')).toContainText('You cannot sign in until')
    await expect(hers.getByRole('main')).toContainText('House rule: no advertising.')
    await appealsByLetter(hers, asModerator)
  } finally {
    await asModerator.goto('/mod/unsuspend/member/tidepool')
    await asModerator.getByRole('main').getByRole('button').click()
    await context.close()
  }
})

/** What she was led to opens her appeal and nothing else; and no word that she types there is lost. */
async function appealsByLetter(hers: Page, moderator: Page): Promise<void> {
  const address = new URL(hers.url()).pathname
  const cookies = await hers.context().cookies() // the one of her session that is over
  const answer = await hers.request.get(address)
  const { 'referrer-policy': referrer, 'cache-control': cache, 'x-robots-tag': robots } = answer.headers()
  expect([answer.status(), referrer, cache, robots]).toEqual([200, 'no-referrer', 'no-store', 'noindex'])
  const [, , entry] = address.split('/')
  const missing = await (await hers.request.get('/appeal/999999999/1-x-y')).text()
  for (const other of [`${address.slice(0, -1)}_`, address.replace(`/${entry}/`, '/1/')]) {
    const refused = await hers.request.get(other)
    expect([refused.status(), await refused.text()]).toEqual([404, missing])
  }
  await hers.getByLabel('Why you see it otherwise').fill('x'.repeat(2001))
  await hers.getByRole('button', { name: 'Send the appeal' }).click()
  await expect(hers.getByRole('alert')).toContainText('at most 2,000 characters')
  await expect(hers.getByLabel('Why you see it otherwise')).toHaveValue('x'.repeat(2001))
  await hers.getByLabel('Why you see it otherwise').fill('Three posts, and <b>none</b> of them sells anything.')
  await hers.getByRole('button', { name: 'Send the appeal' }).click()
  await expect(hers.getByRole('status')).toContainText('Your appeal was received')
  await expect(hers.getByRole('main')).toContainText('<b>none</b>')
  expect(await hers.context().cookies()).toEqual(cookies)
  await moderator.goto(`/mod/appeal/entry/${entry}`)
  await expect(moderator.getByRole('main')).toContainText('another moderator decides')
  expect(await moderator.content()).not.toContain(address)
}
