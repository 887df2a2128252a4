import type { APIRequestContext, Page } from '@playwright/test'
import { expect, startThread, test, unique } from './fixtures'

test('an old title leaves every page, feed and letter that named it', async ({ asBrambles: author, asModerator: page, request, javaScriptEnabled }) => {
  test.skip(javaScriptEnabled === true, 'once: no script has a part in it')
  const old = unique('Vexing title')
  const path = await startThread(author, 'chat', old, 'The opening post.')
  const id = path.split('/')[2] ?? ''
  for (const words of ['To be removed.', 'To be split off.']) {
    await author.goto(path)
    await author.getByLabel('Your reply').fill(words)
    await author.getByRole('button', { name: 'Post reply' }).click()
    await author.waitForURL(/#post-/)
  }
  await removeSecondPost(page, path)
  await page.goto(`/mod/split/thread/${id}?from=3`)
  await page.getByLabel('Title of the new thread').fill(unique('What was split off'))
  await page.getByRole('button', { name: 'Split posts off' }).click()
  const splitOff = await page.locator('[id^=notice-] a[href^="/t/"]').last().getAttribute('href')
  const double = await startThread(author, 'chat', unique('The same again'), 'The same.')
  await page.goto(`/mod/duplicate/thread/${double.split('/')[2]}`)
  await page.getByLabel('The other thread').fill(id)
  await page.getByRole('button', { name: 'Mark thread as a duplicate' }).click()
  await page.goto(`/mod/move/thread/${id}`)
  await page.getByLabel('To which board?').selectOption('local-councils')
  await page.getByRole('button', { name: 'Move thread' }).click()

  const open = ['/', '/active', '/b/chat', '/b/local-councils', path, `/t/${id}/log`, `/t/${id}/feed.atom`, `/t/${id}/log/feed.atom`, double, splitOff ?? '']
  const others = ['/log', '/log/feed.atom', '/m/brambles', `/search?q=${encodeURIComponent(old)}`]
  const addresses = [...open, ...others]
  const naming = await listNaming(request, addresses, old)
  expect(naming).toEqual(expect.arrayContaining(['/b/chat', '/b/local-councils', `/t/${id}/log`, double, splitOff, '/log']))

  await page.goto(`/mod/title/thread/${id}`)
  await page.getByLabel('New title').fill(unique('A plain title'))
  await page.getByRole('button', { name: 'Give thread a new title' }).click()
  await expect(page.locator('[id^=notice-]').last()).toContainText('gave this thread a new title')
  expect(await listNaming(request, addresses, old)).toEqual([`/search?q=${encodeURIComponent(old)}`]) // as what was looked for
  const led = await request.get(path, { maxRedirects: 0 })
  expect([led.status(), led.headers().location]).toEqual([308, expect.stringContaining(`/t/${id}/a-plain-title`)])
  for (const [reader, address] of [
    [author, '/notifications'],
    [page, '/mod/log'],
    [page, '/mod'],
    [page, `/mod/thread/${id}`],
    [page, `/mod/undo/entry/${await lastEntry(page)}`],
  ] as const) {
    await reader.goto(address)
    expect(await reader.content(), address).not.toContain(old)
  }
})

async function removeSecondPost(page: Page, path: string): Promise<void> {
  await page.goto(path)
  await page.locator('#post-2').getByRole('link', { name: 'Remove post 2' }).click()
  await page.getByRole('button', { name: 'Remove post as advertising' }).click()
  await expect(page.locator('#post-2')).toContainText('Removed by HQ')
}

/** Which of these addresses answer with a page that holds the words; asked twice, so that a kept page is asked as well. */
async function listNaming(request: APIRequestContext, addresses: readonly string[], words: string): Promise<string[]> {
  const naming = []
  for (const address of addresses) {
    const texts = [await (await request.get(address)).text(), await (await request.get(address)).text()]
    if (texts.some((text) => text.includes(words))) naming.push(address)
  }
  return naming
}

async function lastEntry(page: Page): Promise<string> {
  await page.goto('/log')
  const id = await page.locator('[id^=entry-]').first().getAttribute('id')
  return id?.replace('entry-', '') ?? ''
}
