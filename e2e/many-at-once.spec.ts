import { expect, signIn, startThread, test, unique } from './fixtures'

test('a moderator removes two posts of a thread in one sending, locks it besides, and restores one', async ({ asParent, asModerator }) => {
  const path = await startThread(asParent, 'chat', unique('Many at once'), 'The opening post.')
  for (const words of ['Buy one of these.', 'Or buy two.']) {
    await asParent.goto(path)
    await asParent.getByLabel('Your reply').fill(words)
    await asParent.getByRole('button', { name: 'Post reply' }).click()
    await expect(asParent.getByText(words)).toBeVisible()
  }
  await asModerator.goto(`/mod/thread/${path.split('/')[2]}`)
  await asModerator.getByRole('checkbox', { name: 'Buy one of these.' }).check()
  await asModerator.getByRole('checkbox', { name: 'Or buy two.' }).check()
  await asModerator.getByLabel('Lock the thread').check()
  await asModerator.getByRole('radio', { name: /^Advertising/ }).check()
  await asModerator.getByRole('button', { name: 'Remove them' }).click()
  await expect(asModerator.getByRole('status')).toContainText('#2: done')
  await expect(asModerator.getByRole('status')).toContainText('#3: done')
  await expect(asModerator.getByRole('status')).toContainText('Lock')
  await asParent.goto(path)
  await expect(asParent.getByText('Or buy two.')).toHaveCount(0)
  await asParent.goto('/notifications')
  await asParent.getByText('Read the letter about it').first().click()
  await expect(asParent.getByText('The rule it rests on').first()).toBeVisible()

  await asModerator.getByRole('link', { name: 'Restore', exact: true }).click()
  await asModerator.getByRole('checkbox', { name: 'Or buy two.' }).check()
  await asModerator.getByRole('button', { name: 'Restore them' }).click()
  await expect(asModerator.getByRole('status')).toContainText('#3: done')
  await asParent.goto(path)
  await expect(asParent.getByText('Or buy two.')).toBeVisible()
})

test('a suspended member is out on her very next request, and is told why when she proves who she is', async ({ asModerator, browser, javaScriptEnabled }) => {
  test.skip(javaScriptEnabled === true, 'once: there is one member to suspend')
  const context = await browser.newContext({ javaScriptEnabled })
  const hers = await context.newPage()
  await signIn(hers, 'joanna_s1', '/notifications')
  await asModerator.goto('/mod/member/joanna_s1')
  await asModerator.getByRole('link', { name: 'Suspend this member' }).click()
  await asModerator.getByRole('button', { name: 'Suspend member' }).click()
  try {
    await expect(
      asModerator
        .getByRole('link', { name: 'Take the suspension' })
        .or(asModerator.getByText('Suspended', { exact: true }))
        .first(),
    ).toBeVisible()
    await hers.goto('/notifications')
    await expect(hers).toHaveURL(/\/sign-in/)
    await hers.getByLabel('Name or e-mail address').fill('joanna_s1')
    await hers.getByLabel('Password').fill('not her password')
    await hers.getByRole('main').getByRole('button', { name: 'Sign in' }).click()
    await expect(hers.getByRole('alert')).not.toContainText('suspended')
    await hers.getByLabel('Password').fill(process.env.DEMO_PASSWORD ?? '')
    await hers.getByRole('main').getByRole('button', { name: 'Sign in' }).click()
    await expect(hers.getByRole('alert')).toContainText('Your account is suspended until')
  } finally {
    await asModerator.goto('/mod/unsuspend/member/joanna_s1')
    await asModerator.getByRole('main').getByRole('button').click()
    await context.close()
  }
})
