import type { Page } from '@playwright/test'
import { expect, signIn, startThread, test, unique } from './fixtures'

test.use({ viewport: { width: 390, height: 844 } })

test('a draft that is saved on one device waits on another, until it is sent', async ({ asParent: phone, browser, javaScriptEnabled }) => {
  const path = await startThread(phone, 'chat', unique('Two devices'), 'By the way.')
  await phone.goto(replyPageOf(path))
  await phone.getByLabel('Your reply').fill('Half a thought')
  await phone.getByRole('button', { name: 'Save draft' }).click()
  await expect(phone.getByText(/^Draft saved \w{3} \d+ \w+ \d{4}, \d{2}:\d{2}\./)).toBeVisible()

  const laptop = await (await browser.newContext({ javaScriptEnabled })).newPage()
  await signIn(laptop, 'lanternrow', replyPageOf(path))
  await expect(laptop.getByText(/^Your draft from \w{3} \d+ \w+ \d{4}, \d{2}:\d{2} is back\./)).toBeVisible()
  await expect(laptop.getByLabel('Your reply')).toHaveValue('Half a thought')
  await laptop.getByLabel('Your reply').fill('A whole one.')
  await laptop.getByRole('button', { name: 'Post reply' }).click()
  await expect(laptop.locator('#post-2')).toContainText('A whole one.')

  await phone.goto(replyPageOf(path))
  await expect(phone.getByLabel('Your reply')).toHaveValue('')
  await laptop.context().close()
})

test('what two devices write apart is kept apart', async ({ asParent: phone, browser, javaScriptEnabled }) => {
  const path = await startThread(phone, 'chat', unique('Two minds'), 'Either way.')
  const laptop = await (await browser.newContext({ javaScriptEnabled })).newPage()
  await signIn(laptop, 'lanternrow', replyPageOf(path))
  await phone.goto(replyPageOf(path))
  for (const [page, words] of [[phone, 'Written on the bus'] as const, [laptop, 'Written at home'] as const]) {
    await page.getByLabel('Your reply').fill(words)
    await page.getByRole('button', { name: 'Save draft' }).click()
    await expect(page.getByText(/^Draft saved/)).toBeVisible()
  }
  await laptop.goto(replyPageOf(path))
  await expect(laptop.getByLabel('Your reply')).toHaveValue('Written at home')
  await laptop.getByRole('link', { name: /^Show your other words from/ }).click()
  await expect(laptop.getByLabel('Your reply')).toHaveValue('Written on the bus')
  await laptop.getByRole('button', { name: 'Discard it' }).click()
  await expect(laptop.getByLabel('Your reply')).not.toHaveValue('Written on the bus')
  await laptop.goto(replyPageOf(path))
  await expect(laptop.getByLabel('Your reply')).toHaveValue('Written at home')
  await laptop.context().close()
})

test('the draft of an edit waits on another device, and says when the post was edited meanwhile', async ({ asParent: phone, browser, javaScriptEnabled }) => {
  const path = await startThread(phone, 'chat', unique('On the way'), 'The first wording.')
  await openEdit(phone, path)
  await phone.getByLabel('Your post').fill('Half a change')
  await phone.getByRole('button', { name: 'Save draft' }).click()
  await expect(phone.getByText(/^Draft saved/)).toBeVisible()

  const laptop = await (await browser.newContext({ javaScriptEnabled })).newPage()
  await signIn(laptop, 'lanternrow')
  await openEdit(laptop, path)
  await expect(laptop.getByText(/^Your draft from .* is back\./)).toBeVisible()
  await expect(laptop.getByLabel('Your post')).toHaveValue('Half a change')
  await laptop.getByRole('button', { name: 'Discard it' }).click()
  await expect(laptop.getByLabel('Your post')).toHaveValue('The first wording.')

  await phone.getByLabel('Your post').fill('Half a change again')
  await phone.getByRole('button', { name: 'Save draft' }).click()
  await expect(phone.getByText(/^Draft saved/)).toBeVisible()
  await laptop.getByLabel('Your post').fill('From the laptop.')
  await laptop.getByRole('button', { name: 'Save changes' }).click()
  await laptop.waitForURL(/#post-1$/)
  await openEdit(phone, path)
  await expect(phone.getByRole('main')).toContainText('Somebody has changed the post. This is what it says now:From the laptop.')
  await expect(phone.getByLabel('Your post')).toHaveValue('Half a change again')
  await phone.getByRole('button', { name: 'Save changes' }).click()
  await expect(phone.locator('#post-1 [data-post-body]')).toHaveText('Half a change again')
  await openEdit(laptop, path)
  await expect(laptop.getByLabel('Your post')).toHaveValue('Half a change again')
  await expect(laptop.getByText('is back')).toHaveCount(0)
  await laptop.context().close()
})

test('the draft for a post that was withdrawn can still be read, and thrown away', async ({ asParent: page }) => {
  const path = await startThread(page, 'chat', unique('Never mind'), 'The first wording.')
  await openEdit(page, path)
  const edit = new URL(page.url()).pathname
  await page.getByLabel('Your post').fill('Half a change')
  await page.getByRole('button', { name: 'Save draft' }).click()
  await expect(page.getByText(/^Draft saved/)).toBeVisible()
  await page.goto(edit.replace('edit', 'withdraw'))
  await page.getByRole('button', { name: 'Withdraw the post' }).click()
  await page.waitForURL(/#post-1$/)
  await page.goto(edit)
  await expect(page.getByLabel('What you had written')).toHaveValue('Half a change')
  await page.getByRole('button', { name: 'Discard it' }).click()
  await expect(page.getByLabel('What you had written')).toHaveCount(0)
  await expect(page.getByRole('link', { name: 'Back to the post' })).toBeVisible()
})

test('nobody else finds a draft', async ({ asParent: page, browser, javaScriptEnabled }) => {
  const path = await startThread(page, 'chat', unique('In confidence'), 'Between us.')
  await page.goto(replyPageOf(path))
  await page.getByLabel('Your reply').fill('For my eyes only')
  await page.getByRole('button', { name: 'Save draft' }).click()
  await expect(page.getByText(/^Draft saved/)).toBeVisible()
  const other = await (await browser.newContext({ javaScriptEnabled })).newPage()
  await signIn(other, 'olivia', replyPageOf(path))
  await expect(other.getByLabel('Your reply')).toHaveValue('')
  for (const opened of [page, other]) {
    const madeFor = await opened.locator('input[name="made_for"]').first().inputValue()
    expect(await (await other.request.get(`/drafts?place=${replyPageOf(path)}&made_for=${madeFor}`)).json()).toEqual({ drafts: [] })
  }
  await other.goto('/drafts')
  await expect(other.getByRole('main')).not.toContainText('For my eyes only')
  await other.context().close()
  await page.goto('/settings')
  await page.getByRole('link', { name: 'Your drafts' }).click()
  const mine = page.getByRole('listitem').filter({ hasText: 'For my eyes only' })
  await expect(mine).toContainText('Reply to “In confidence')
  await mine.getByRole('link', { name: /^Go on writing/ }).click()
  await expect(page.getByLabel('Your reply')).toHaveValue('For my eyes only')
  await page.goto('/drafts')
  await expect(mine.getByRole('button')).toHaveCount(0) // words are not lost by one slip of a thumb
  await mine.getByText('Discard', { exact: false }).first().click()
  await mine.getByRole('button', { name: 'Discard them for good' }).click()
  await expect(page).toHaveURL('/drafts')
  await expect(mine).toHaveCount(0)
})

test('a preview keeps the words as a draft and names where it is discussed', async ({ asParent: page }) => {
  const [title, link] = [unique('Crossing patrol'), `https://example.org/${unique('crossing').replace(/\W/g, '-')}`]
  await startThread(page, 'chat', title, `Please sign ${link}`)
  await page.goto('/b/petitions/new')
  await page.getByLabel('Title').fill(unique('Lollipops'))
  await page.getByLabel('Your post').fill(`Has anybody seen www.${link.slice('https://'.length)} yet?`)
  await page.getByRole('button', { name: 'Preview' }).click()
  const preview = page.getByRole('region', { name: /Preview/ })
  await expect(preview.getByRole('link', { name: /example\.org/ })).toHaveAttribute('rel', /nofollow/)
  await expect(preview).toContainText('This looks as if it is discussed already')
  await expect(preview.getByRole('link', { name: title })).toBeVisible()
  await page.goto('/b/petitions/new')
  await expect(page.getByLabel('Your post')).toHaveValue(/^Has anybody seen/)
  await page.getByRole('button', { name: 'Discard it' }).click()
  await expect(page.getByLabel('Your post')).toHaveValue('')
  await page.goto('/b/petitions/new')
  await expect(page.getByLabel('Your post')).toHaveValue('')
})

test('a quotation begins with the first paragraph, the whole post is one tap away, and the post says who quoted it', async ({ asParent: page }) => {
  const path = await startThread(page, 'chat', unique('In three parts'), 'The first part.\n\nThe second part.\n\nThe third part.')
  await quote(page, path, 1)
  await expect(page.getByLabel('Your reply')).toHaveValue(/^> \[LanternRow in #1\]\(\/p\/\d+\):\n> The first part\.\n\n$/)
  const whole = page.getByRole('link', { name: 'Quote the whole post' })
  expect((await whole.boundingBox())?.height).toBeGreaterThanOrEqual(44)
  await whole.click()
  await expect(page.getByLabel('Your reply')).toHaveValue(/> The first part\.\n>\n> The second part\.\n>\n> The third part\.\n\n$/)
  await page.getByLabel('Your reply').press('End')
  await page.getByLabel('Your reply').fill(`${await page.getByLabel('Your reply').inputValue()}Quite so.`)
  await page.getByRole('button', { name: 'Post reply' }).click()
  await expect(page.locator('#post-2 blockquote')).toContainText('The third part.')
  await expect(page.locator('#post-1')).toContainText('Quoted by LanternRow in #2')
  await page.locator('#post-1').getByRole('link', { name: 'LanternRow in #2' }).click()
  await expect(page).toHaveURL(/#post-2$/)
})

test('words that do not stand in a post are not quoted from it', async ({ asParent: page }) => {
  const path = await startThread(page, 'chat', unique('In her own words'), 'The first part.\n\nThe second part.')
  await page.goto(`${replyPageOf(path)}?quote=1&part=${encodeURIComponent('second part')}`)
  await expect(page.getByLabel('Your reply')).toHaveValue(/:\n> second part\n\n$/)
  await page.goto(`${replyPageOf(path)}?quote=1&part=${encodeURIComponent('I never said that')}`)
  await expect(page.getByLabel('Your reply')).not.toHaveValue(/never/)
  await page.goto(`${replyPageOf(path)}?quote=7`)
  await expect(page.getByLabel('Your reply')).toHaveValue('')
})

test('a telephone number is asked about before it is posted, and may be', async ({ asParent: page }) => {
  const path = await startThread(page, 'chat', unique('Call me'), 'Any time.')
  await page.goto(replyPageOf(path))
  await page.getByLabel('Your reply').fill('Ring me on 07700 900123 after six.')
  const answered = page.waitForResponse((response) => response.request().method() === 'POST' && response.url().endsWith('/reply'))
  await page.getByRole('button', { name: 'Post reply' }).click()
  expect((await answered).status()).toBe(422)
  await expect(page.getByRole('alert')).toContainText('This looks like a phone number. Everyone can read it here. Post it anyway?')
  await expect(page.getByLabel('Your reply')).toHaveValue('Ring me on 07700 900123 after six.')
  await page.getByRole('link', { name: 'Change my post' }).click()
  await expect(page).toHaveURL(/#field-body$/)
  await page.getByRole('button', { name: 'Post it anyway' }).click()
  await expect(page.locator('#post-2')).toContainText('07700 900123')

  await quote(page, path, 2)
  await page.getByLabel('Your reply').fill(`${await page.getByLabel('Your reply').inputValue()}I will.`)
  await page.getByRole('button', { name: 'Post reply' }).click()
  await expect(page.locator('#post-3')).toContainText('I will.')
})

test('a title is asked about too, and Enter in it only ever sends', async ({ asParent: page }) => {
  await page.goto('/b/chat/new')
  await page.getByLabel('Title').fill('Write to someone@example.org')
  await page.getByLabel('Your post').fill('That is all.')
  await page.getByLabel('Title').press('Enter')
  await expect(page.getByRole('alert')).toContainText('an e-mail address')
  await page.getByLabel('Title').press('Enter')
  await expect(page.getByRole('alert')).toContainText('an e-mail address')
  await page.getByLabel('Title').fill(unique('Write to me'))
  await page.getByRole('button', { name: 'Start thread' }).click()
  await expect(page.locator('#post-1')).toContainText('That is all.')
})

async function quote(page: Page, path: string, number: number): Promise<void> {
  await page.goto(path)
  await page
    .locator(`#post-${number}`)
    .getByRole('link', { name: /^Quote post/ })
    .click()
}

async function openEdit(page: Page, path: string): Promise<void> {
  await page.goto(path)
  await page
    .locator('#post-1')
    .getByRole('link', { name: /^Edit post/ })
    .click()
}

function replyPageOf(path: string): string {
  return `${path.split('/').slice(0, 3).join('/')}/reply`
}
