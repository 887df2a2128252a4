import { expect, startThread, test, unique } from './fixtures'

test('a moderator moves a thread, everyone can see it, and she undoes it', async ({ asModerator: page, asParent, asGuest }) => {
  const title = unique('The crossing by the library')
  const path = await startThread(asParent, 'chat', title, 'Is this the right board?')

  await page.goto(path)
  await page.getByRole('link', { name: 'Move', exact: true }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Move this thread')
  await expect(page.getByRole('main')).toContainText('1 post by 1 person')
  await expect(page.getByRole('main')).toContainText('You can undo this for 30 days')
  await choose(page, 'Local councils')
  await page.getByLabel(/as HQ/).fill('We have put this with the councils.')
  await page.getByRole('button', { name: 'Move thread' }).click()

  await expect(page).toHaveURL(new RegExp(`${path}#notice-\\d+$`))
  await asGuest.goto(path)
  await expect(asGuest.locator('[id^=notice-]')).toContainText('Olivia (HQ) moved this thread from Chat to Local councils')
  await expect(asGuest.locator('[id^=notice-]')).toContainText('Reason: It belongs to that board’s subject.')
  await expect(asGuest.locator('#post-2')).toContainText('We have put this with the councils.')
  await expect(asGuest.locator('#post-2')).toContainText('(HQ)')
  await asGuest.goto('/b/chat')
  const signpost = asGuest.getByRole('main').getByRole('listitem').filter({ hasText: title })
  await expect(signpost).toContainText('Moved to Local councils by Olivia (HQ)')
  await signpost.getByRole('link', { name: title }).click()
  await expect(asGuest).toHaveURL(new RegExp(`${path}$`))
  await asGuest.goto('/b/local-councils')
  await expect(asGuest.getByRole('link', { name: title })).toBeVisible()

  await page.locator('[id^=notice-]').getByRole('link', { name: 'Undo' }).click()
  await page.getByLabel('It was a mistake.').check()
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(page.locator('[id^=notice-]').last()).toContainText('moved this thread back from Local councils to Chat')
  await asGuest.goto('/b/chat')
  await expect(asGuest.getByRole('main').getByRole('listitem').filter({ hasText: title })).not.toContainText('Moved to')
  await asGuest.goto(`${path.split('/').slice(0, 3).join('/')}/log`)
  await expect(asGuest.getByRole('main')).toContainText('moved this thread back')
})

test('the loser of a race is told what happened', async ({ asModerator: page, asParent }) => {
  const path = await startThread(asParent, 'chat', unique('Two at once'), 'Where to?')
  await page.goto(path)
  const second = await page.context().newPage()
  for (const tab of [page, second]) {
    await tab.goto(path)
    await tab.getByRole('link', { name: 'Move', exact: true }).click()
  }
  await choose(page, 'School days')
  await page.getByRole('button', { name: 'Move thread' }).click()
  await expect(page.locator('[id^=notice-]')).toHaveCount(1)
  await choose(second, 'Early years')
  const answered = second.waitForResponse((response) => response.request().method() === 'POST')
  await second.getByRole('button', { name: 'Move thread' }).click()
  expect((await answered).status()).toBe(409)
  await expect(second.getByRole('alert')).toBeVisible()
})

test('a thread locked while someone writes keeps every word', async ({ asModerator, asParent: page }) => {
  const path = await startThread(page, 'chat', unique('Growing warm'), 'Steady now.')
  await page.goto(path)
  await page.getByLabel('Your reply').fill('My considered answer.')
  await asModerator.goto(path)
  await asModerator.getByRole('link', { name: 'Lock' }).click()
  await asModerator.getByLabel('The thread has become heated.').check()
  await asModerator.getByRole('button', { name: /Lock/ }).click()
  await expect(asModerator.locator('[id^=notice-]')).toContainText('Olivia (HQ) locked this thread')
  const answered = page.waitForResponse((response) => response.request().method() === 'POST' && response.url().endsWith('/reply'))
  await page.getByRole('button', { name: 'Post reply' }).click()
  expect((await answered).status()).toBe(409)
  await expect(page.getByLabel('Your reply')).toHaveValue('My considered answer.')
  await page.goto(path)
  await expect(page.getByLabel('Your reply')).toHaveCount(0)
  await asModerator.getByRole('link', { name: 'Unlock' }).click()
  await asModerator.getByLabel('The thread may go on.').check()
  await asModerator.getByRole('button', { name: /Unlock/ }).click()
  await page.goto(path)
  await expect(page.getByLabel('Your reply')).toBeVisible()
})

test('a parent finds no moderators’ tools, and their pages are not there for her', async ({ asParent: page, asGuest }) => {
  const path = await startThread(page, 'chat', unique('Mine'), 'A thread.')
  await page.goto(path)
  await expect(page.getByRole('link', { name: 'Move', exact: true })).toHaveCount(0)
  const id = path.split('/')[2]
  for (const act of ['move', 'lock', 'unlock']) expect((await page.goto(`/mod/${act}/thread/${id}`))?.status()).toBe(404)
  await asGuest.goto(`/mod/move/thread/${id}`)
  await expect(asGuest).toHaveURL(new RegExp(`/sign-in\\?to=${encodeURIComponent(`/mod/move/thread/${id}`)}`))
})

async function choose(page: import('@playwright/test').Page, board: string): Promise<void> {
  const select = page.locator('select[name=to]')
  if (await select.count()) await select.selectOption({ label: (await select.locator('option', { hasText: board }).textContent()) ?? board })
  else await page.getByRole('radio', { name: new RegExp(board) }).check()
}
