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
  await expect(asModerator.getByRole('status')).toContainText('#2: done')
  await expect(asModerator.getByRole('status')).toContainText('#3: done')
  await expect(asModerator.getByRole('status')).toContainText('Lock')
  await asBrambles.goto(path)
  await expect(asBrambles.getByText('Or buy two.')).toHaveCount(0)
  await asBrambles.goto('/notifications')
  await asBrambles.getByText('Read the letter about it').first().click()
  await expect(asBrambles.getByText('The rule it rests on').first()).toBeVisible()

  await asModerator.getByRole('link', { name: 'Restore', exact: true }).click()
  await asModerator.getByRole('checkbox', { name: 'Or buy two.' }).check()
  await asModerator.getByRole('button', { name: 'Restore them' }).click()
  await expect(asModerator.getByRole('status')).toContainText('#3: done')
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
    await expect(hers.getByRole('alert')).toContainText('Your account is suspended until')
  } finally {
    await asModerator.goto('/mod/unsuspend/member/tidepool')
    await asModerator.getByRole('main').getByRole('button').click()
    await context.close()
  }
})
