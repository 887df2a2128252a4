import { expect, signIn, startThread, test, unique } from './fixtures'

test('a parent starts a thread, quotes it and replies', async ({ asParent: page }) => {
  const title = unique('Bus stop by the school gate')
  await startThread(page, 'chat', title, 'First line.\nSecond line.\n\nSee https://www.gov.uk/bus-stops.')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(title)
  await expect(page.locator('#post-1 [data-post-body]')).toHaveText('First line.Second line.See https://www.gov.uk/bus-stops.')
  await expect(page.locator('#post-1 [data-post-body] br')).toHaveCount(1)
  await page.locator('#post-1').getByRole('link', { name: /Quote/ }).click()
  await expect(page.getByLabel('Your reply')).toHaveValue(/^> \[LanternRow in #1\]\(\/p\/\d+\):\n> First line\.\n> Second line\.\n\n/)
  await page.getByLabel('Your reply').press('End')
  await page.getByLabel('Your reply').fill('> First line.\n\nQuite so.')
  await page.getByRole('button', { name: 'Post reply' }).click()
  await expect(page).toHaveURL(/#post-2$/)
  await expect(page.locator('#post-2 blockquote')).toHaveText('First line.')
  await page.goto('/b/chat')
  await expect(page.getByRole('main').getByRole('listitem').filter({ hasText: title })).toContainText('2')
})

test('a preview shows the post before it is sent', async ({ asParent: page }) => {
  const path = await startThread(page, 'chat', unique('A thread to preview in'), 'Something.')
  await page.goto(path)
  await page.getByLabel('Your reply').fill('One\n\nTwo <b>bold</b>')
  await page.getByRole('button', { name: 'Preview' }).click()
  await expect(page.getByRole('main')).toContainText('Two <b>bold</b>')
  await expect(page.getByLabel('Your reply')).toHaveValue('One\n\nTwo <b>bold</b>')
  await page.getByRole('button', { name: 'Post reply' }).click()
  await expect(page.locator('#post-2 [data-post-body] p')).toHaveCount(2)
})

test('a guest writes first and signs in with the words in hand', async ({ asGuest: page, asParent }) => {
  const path = await startThread(asParent, 'chat', unique('Come in'), 'Everyone is welcome.')
  await page.goto(path)
  await page.getByRole('link', { name: /Sign in to reply/ }).click()
  await page.getByLabel('Your reply').fill('I was not signed in.')
  await page.getByLabel('Name or e-mail address').fill('joanna_s1')
  await page.getByLabel('Password').fill('not the password')
  await page.getByRole('button', { name: 'Sign in and post' }).click()
  await expect(page.getByRole('alert')).toBeVisible()
  await expect(page.getByLabel('Your reply')).toHaveValue('I was not signed in.')
  await page.getByLabel('Password').fill(process.env.DEMO_PASSWORD ?? '')
  await page.getByRole('button', { name: 'Sign in and post' }).click()
  await expect(page.locator('#post-2')).toContainText('Joanna_S1')
})

test('a session that ended while she wrote costs no word', async ({ asGuest: page, asParent }) => {
  const path = await startThread(asParent, 'chat', unique('A long evening'), 'It went on.')
  await signIn(page, 'joanna_s1', path)
  await page.getByLabel('Your reply').fill('Half an hour of typing.')
  await page.context().clearCookies()
  await page.getByRole('button', { name: 'Post reply' }).click()
  await expect(page).toHaveURL(/\/reply$/)
  await expect(page.getByLabel('Your reply')).toHaveValue('Half an hour of typing.')
  await page.getByLabel('Name or e-mail address').fill('joanna_s1')
  await page.getByLabel('Password').fill(process.env.DEMO_PASSWORD ?? '')
  await page.getByRole('button', { name: 'Sign in and post' }).click()
  await expect(page.locator('#post-2')).toContainText('Half an hour of typing.')
})

test('an empty title and an empty post are named, and the rest stays', async ({ asParent: page }) => {
  await page.goto('/b/chat/new')
  await page.getByLabel('Your post').fill('The words are there.')
  const answered = page.waitForResponse((response) => response.request().method() === 'POST')
  await page.getByRole('button', { name: 'Start thread' }).click()
  expect((await answered).status()).toBe(422)
  await expect(page.getByLabel('Title')).toHaveAttribute('aria-invalid', 'true')
  await expect(page.getByRole('main')).toContainText('Give the thread a title')
  await expect(page.getByLabel('Your post')).toHaveValue('The words are there.')
})

test('the back button and a second sending make no second post', async ({ asParent: page, javaScriptEnabled }) => {
  test.skip(javaScriptEnabled === false, 'asks over HTTP only')
  const path = await startThread(page, 'chat', unique('Twice'), 'Opening.')
  await page.goto(`${path.split('/').slice(0, 3).join('/')}/reply`)
  const fields = await page
    .locator('form#reply')
    .evaluate((form) => [...new FormData(form as HTMLFormElement)].map(([name, value]) => [name, String(value)] as const))
  const multipart = Object.fromEntries([...fields, ['body', 'Sent twenty times at once.']])
  const answers = await Promise.all(
    Array.from({ length: 20 }, () => page.request.post(page.url(), { multipart, headers: { origin: new URL(page.url()).origin }, maxRedirects: 0 })),
  )
  expect(new Set(answers.map((answer) => `${answer.status()} ${answer.headers().location}`))).toEqual(new Set([`303 ${path}#post-2`]))
  const other = await page.request.post(page.url(), {
    multipart: { ...multipart, body: 'Other words under the same key.' },
    headers: { origin: new URL(page.url()).origin },
    maxRedirects: 0,
  })
  expect(other.status()).toBe(409)
  expect(await other.text()).toContain('Other words under the same key.')
  await page.goto(path)
  await expect(page.locator('article')).toHaveCount(2)
})
