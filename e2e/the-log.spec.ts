import { expect, signIn, startThread, test, unique } from './fixtures'

test('a moderator’s act stands in the log, is found by its board, and loses its words when an admin blanks them', async ({
  asModerator,
  browser,
  asGuest,
  javaScriptEnabled,
}) => {
  const title = unique('A thread for the log')
  const words = unique('Ann Smith asked for it')
  const board = 'chat'
  const path = await startThread(asModerator, board, title, 'Something to act upon.')
  const id = path.split('/')[2]
  await asModerator.goto(`/mod/lock/thread/${id}`)
  await asModerator.getByLabel('Another reason').check()
  await asModerator.getByLabel('In your own words').fill(words)
  await asModerator.getByRole('main').getByRole('button', { name: 'Lock thread' }).click()
  await asModerator.waitForURL(/notice-[0-9a-f]+/)
  const entry = asModerator.url().split('notice-')[1]

  await asGuest.goto('/log')
  await asGuest.getByLabel('Action', { exact: true }).selectOption('thread.lock')
  await asGuest.getByLabel('Board', { exact: true }).selectOption(board)
  await asGuest.getByRole('button', { name: 'Show' }).click()
  await expect(asGuest.locator(`#entry-${entry}`)).toContainText(words)
  const feed = async () => (await asGuest.request.get('/log/feed.atom')).text()
  expect(await feed()).toContain(words)
  await asGuest.goto('/log?board=no-such-board')
  await expect(asGuest).toHaveTitle(/^Error: /)
  await expect(asGuest.getByRole('main')).toContainText('There is no such board that you can read.')

  const context = await browser.newContext({ javaScriptEnabled })
  const admin = await context.newPage()
  await signIn(admin, 'admin', '/mod/log')
  await admin.locator(`#entry-${entry}`).getByRole('link', { name: 'Blank its words' }).click()
  await admin.getByLabel('They held somebody’s private details.').check()
  await admin.getByRole('button', { name: 'Blank these words' }).click()
  await admin.waitForURL(/notice-[0-9a-f]+/)
  await context.close()

  await asGuest.goto(`/log?action=thread.lock&board=${board}`)
  await expect(asGuest.locator(`#entry-${entry}`)).toContainText('Words blanked by HQ.')
  await expect(asGuest.locator(`#entry-${entry}`)).not.toContainText(words)
  await asGuest.goto(path)
  await expect(asGuest.getByRole('main')).not.toContainText(words)
  expect(await feed()).not.toContain(words)
})

test('the numbers are there to read and to take along', async ({ asGuest }) => {
  await asGuest.goto('/log')
  await asGuest.getByRole('main').getByRole('link', { name: 'Moderation in numbers' }).click()
  await expect(asGuest.getByRole('heading', { level: 1 })).toHaveText('Moderation in numbers')
  const json = await asGuest.request.get('/transparency/data.json')
  expect(json.headers()['content-type']).toContain('application/json')
  expect((await json.json()).periods[0].code).toBe('last-12-months')
  expect(await (await asGuest.request.get('/transparency/data.csv')).text()).toMatch(/^"period","measure","code","count"\r\n/)
})
