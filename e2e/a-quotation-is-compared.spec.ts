import type { Page } from '@playwright/test'
import { expect, startThread, test, unique } from './fixtures'

test('words that a post never said are not drawn as its own; altered ones go with it, and others stay without a name', async ({
  asGuest,
  asBrambles,
  asParent,
  asModerator,
}) => {
  test.setTimeout(90_000)
  const [body, altered] = ['The kitchen of our school closes at two every day.', 'The kitchen of our school closes at ten every day.']
  const path = await startThread(asBrambles, 'chat', unique('When the kitchen closes'), 'When does it close?')
  const post = await reply(asBrambles, path, body)
  const quote = (words: string, says: string) => `> [brambles in #2](/p/${post}):\n> ${words}\n\n${says}`
  await reply(asParent, path, quote('The kitchen of our school closes at two', 'Thank you.'))
  await reply(asParent, path, quote(altered, 'So late?'))
  await reply(asParent, path, quote('My hens have learnt to count to seven.', 'Have they?'))

  await asGuest.goto(path)
  const quoted = (number: number) => asGuest.locator(`#post-${number} blockquote`)
  await expect(quoted(3).getByRole('link', { name: 'brambles in #2' })).toBeVisible()
  for (const number of [4, 5]) {
    await expect(quoted(number)).toContainText('Not found as quoted')
    await expect(quoted(number)).not.toContainText('brambles')
    await expect(quoted(number).getByRole('link')).toHaveCount(0)
  }
  await expect(quoted(4)).toContainText(altered)
  await expect(asGuest.locator('#post-2')).toContainText('#3')
  await expect(asGuest.locator('#post-2')).not.toContainText('#4')

  await asModerator.goto(path)
  await asModerator.getByRole('link', { name: 'Remove post 2', exact: true }).click()
  await asModerator.getByRole('button', { name: 'Remove post as advertising' }).click()
  await asModerator.waitForURL(/#/)
  await asGuest.goto(path)
  for (const number of [3, 4]) {
    await expect(quoted(number)).toContainText('The quoted post is no longer shown.')
    await expect(quoted(number)).not.toContainText('kitchen')
  }
  await expect(quoted(5)).toContainText('Not found as quoted')
  await expect(quoted(5)).toContainText('My hens have learnt to count to seven.')
  await expect(asGuest.locator('main')).not.toContainText('brambles in #2')
})

async function reply(page: Page, path: string, words: string): Promise<string> {
  await page.goto(path)
  await page.getByLabel('Your reply').fill(words)
  await page.getByRole('button', { name: 'Post reply' }).click()
  await page.waitForURL(/#post-\d+$/)
  const href = await page.locator(`${new URL(page.url()).hash} .post-when`).getAttribute('href')
  return href?.split('/')[2] ?? ''
}
