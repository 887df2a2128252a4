import { expect, signIn, startThread, test, unique } from './fixtures'

test('a starter asks for a move, one press accepts it, everyone concerned is told, and an undo replaces what was told', async ({
  asParent: starter,
  asModerator: moderator,
  asGuest: watcher,
}) => {
  for (const page of [starter, moderator, watcher]) await page.setViewportSize({ width: 390, height: 844 })
  const title = unique('Where do the councils meet')
  const path = await startThread(starter, 'chat', title, 'Perhaps this belongs to the councils.')
  await signIn(watcher, 'joanna_s1', path)
  await watcher.getByRole('link', { name: 'Watch' }).click()
  await expect(watcher.getByRole('heading', { level: 1 })).toHaveText('Watch this thread')
  await watcher.getByRole('button', { name: 'Watch' }).click()
  await expect(watcher.getByRole('heading', { level: 1 })).toHaveText('You watch this thread')

  await starter.goto(path)
  await starter.getByRole('link', { name: 'Ask HQ' }).click()
  await starter.getByLabel('Move it to another board').check()
  await starter.getByRole('button', { name: 'Ask HQ' }).click()
  await expect(starter.locator('#field-to-problem')).toHaveText('Choose a board.')
  await expect(starter.getByLabel('Move it to another board')).toBeChecked()
  await starter.locator('select[name=to]').selectOption({ label: 'Local councils' })
  await starter.getByLabel('A word to the moderators').fill('They know more.')
  await starter.getByRole('button', { name: 'Ask HQ' }).click()
  await expect(starter.getByRole('status')).toContainText('You asked: move it to another board')

  await moderator.goto('/mod')
  const asked = moderator.getByRole('listitem').filter({ hasText: title })
  await expect(asked).toContainText('“They know more.”')
  await asked.getByRole('link', { name: 'Look at it' }).click()
  await expect(moderator.locator('select[name=to]')).toHaveValue('local-councils')
  await expect(moderator.getByLabel('The OP asked for it.')).toBeChecked()
  await expect(moderator.getByRole('main')).toContainText('2 watchers are notified')
  await moderator.getByRole('button', { name: 'Move thread' }).click()
  await expect(moderator).toHaveURL(new RegExp(`${path}#notice-\\d+$`))
  await moderator.goto('/mod')
  await expect(moderator.getByRole('listitem').filter({ hasText: title })).toHaveCount(0)

  for (const page of [starter, watcher]) {
    await page.goto('/notifications')
    await expect(page.getByRole('main').getByRole('listitem').filter({ hasText: title })).toHaveCount(1)
  }
  await moderator.goto(path)
  await moderator.locator('[id^=notice-]').getByRole('link', { name: 'Undo' }).click()
  await moderator.getByLabel('It was a mistake.').check()
  await moderator.getByRole('button', { name: 'Undo' }).click()
  await expect(moderator.locator('[id^=notice-]')).toHaveCount(2)
  await watcher.goto('/notifications')
  await expect(watcher.getByRole('main').getByRole('listitem').filter({ hasText: title })).toHaveCount(1)
})

test('many threads are moved at once, each is reported apart, and their starter is told in one line', async ({ asParent: starter, asModerator: moderator }) => {
  await moderator.setViewportSize({ width: 390, height: 844 })
  const titles = [unique('First of two'), unique('Second of two')]
  for (const title of titles) await startThread(starter, 'chat', title, 'About the councils.')
  await moderator.goto('/b/chat')
  await moderator.getByRole('link', { name: 'Move threads' }).click()
  await moderator.getByRole('button', { name: 'Move them' }).click()
  await expect(moderator.locator('#field-thread-problem')).toHaveText('Tick at least one thread.')
  for (const title of titles) await moderator.getByLabel(title).check()
  await moderator.locator('select[name=to]').selectOption({ label: 'Local councils' })
  await moderator.getByRole('button', { name: 'Move them' }).click()
  for (const title of titles) await expect(moderator.getByRole('status').getByRole('listitem').filter({ hasText: title })).toContainText('moved')
  expect(await moderator.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
  await starter.goto('/notifications')
  await expect(starter.getByRole('main').getByRole('listitem').first()).toContainText(/moved 2 threads that you wrote in or watch to Local councils/)
  await starter.getByText('Appeal about one of your threads').first().click()
  await starter.getByRole('link', { name: `Appeal: “${titles[1]}”` }).click()
  await expect(starter.getByRole('main')).toContainText(titles[1] ?? '')
  await expect(starter.getByRole('main').getByRole('textbox')).toBeVisible()
})

test('nobody but its starter finds the page for asking, and only moderators the one for many threads', async ({ asParent, asGuest }) => {
  const path = await startThread(asParent, 'chat', unique('Mine to ask about'), 'A thread.')
  const id = path.split('/')[2]
  expect((await asParent.goto(`/t/${id}/ask`))?.status()).toBe(200)
  expect((await asParent.goto('/mod/move/board/chat'))?.status()).toBe(404)
  await signIn(asGuest, 'joanna_s1')
  expect((await asGuest.goto(`/t/${id}/ask`))?.status()).toBe(404)
})
