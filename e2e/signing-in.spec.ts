import { expect, password, signInByForm, startThread, test, unique } from './fixtures'

test('a wrong password is said kindly, and the name stays', async ({ asGuest: page }) => {
  await page.goto('/sign-in')
  await page.getByLabel('Name or e-mail address').fill('lanternrow')
  await page.getByLabel('Password').fill('not this one')
  const answered = page.waitForResponse((response) => response.request().method() === 'POST')
  await page.getByRole('main').getByRole('button', { name: 'Sign in' }).click()
  expect((await answered).status()).toBe(403)
  await expect(page.getByRole('alert')).toBeVisible()
  await expect(page.getByLabel('Name or e-mail address')).toHaveValue('lanternrow')
  await expect(page.getByLabel('Password')).toHaveValue('')
})

test('signing in leads back to where one was, and nowhere else', async ({ asGuest: page, baseURL }) => {
  await signInByForm(page, 'lanternrow', '/b/chat')
  await expect(page).toHaveURL(/\/b\/chat$/)
  await signInByForm(page, 'lanternrow', '//evil.example/x').catch(() => undefined)
  expect(page.url().startsWith(baseURL ?? '')).toBe(true)
})

test('a moderator whose session ended keeps what she typed and sends it after signing in there', async ({ asModerator: page, asParent }) => {
  const path = await startThread(asParent, 'chat', unique('Halfway through a move'), 'Where am I?')
  await page.goto(path)
  await page.getByRole('link', { name: 'Move', exact: true }).click()
  await page.locator('select[name=to]').selectOption('school-days')
  await page.getByLabel(/as HQ/).fill('A kind word that took a while.')
  await page.context().clearCookies()
  await page.getByRole('button', { name: 'Move thread' }).click()
  await expect(page.getByLabel(/as HQ/)).toHaveValue('A kind word that took a while.')
  await page.getByLabel('Name or e-mail address').fill('olivia')
  await page.getByLabel('Password').fill(password())
  await page.getByRole('button', { name: 'Sign in and send' }).click()
  await expect(page.locator('[id^=notice-]')).toContainText('moved this thread from Chat to School days')
  await expect(page.locator('#post-2')).toContainText('A kind word that took a while.')
})

test('next-auth’s pages lead to ours, and its session is the same one', async ({ asParent: page, request, javaScriptEnabled }) => {
  test.skip(javaScriptEnabled === false, 'asks over HTTP only')
  const signInPage = await request.get('/api/auth/signin', { maxRedirects: 0 })
  expect([signInPage.status(), new URL(signInPage.headers().location ?? '', 'http://localhost').pathname]).toEqual([302, '/sign-in'])
  expect(await (await request.get('/api/auth/session')).json()).toEqual({})
  expect(await (await page.request.get('/api/auth/session')).json()).toMatchObject({ user: { name: 'LanternRow' } })
  for (const bearer of ['%', '%%', 'x'.repeat(5000)])
    expect((await request.get('/api/auth/session', { headers: { authorization: `Bearer ${bearer}` } })).status()).toBe(200)
})

test('next-auth’s own way in asks the same proof and opens the same session', async ({ request, baseURL, javaScriptEnabled }) => {
  test.skip(javaScriptEnabled === false, 'asks over HTTP only')
  const origin = baseURL ?? ''
  const tryWith = async (secret: string) => {
    const { csrfToken } = await (await request.get('/api/auth/csrf')).json()
    return request.post('/api/auth/callback/credentials', {
      headers: { origin },
      form: { csrfToken, name: 'joanna_s1', password: secret, json: 'true' },
      maxRedirects: 0,
    })
  }
  expect((await tryWith('wrong')).status()).toBe(401)
  expect((await tryWith(password())).status()).toBeLessThan(400)
  expect(await (await request.get('/')).text()).toContain('Joanna_S1')
})
