import type { Page } from '@playwright/test'
import { expect, signIn, startThread, test, unique } from './fixtures'

test.skip(({ javaScriptEnabled }) => javaScriptEnabled === false, 'what scripts add; without them writing-comfort holds')
test.use({ viewport: { width: 390, height: 844 } })

test('what is typed in the thread is saved after a pause, and is there on another device', async ({ asParent: phone, browser }) => {
  const path = await startThread(phone, 'chat', unique('Without a button'), 'Just type.')
  await phone.goto(path)
  const saved = phone.waitForResponse('**/drafts')
  await phone.getByLabel('Your reply').fill('Nobody pressed anything')
  expect((await saved).status()).toBe(200)
  const laptop = await (await browser.newContext()).newPage()
  await signIn(laptop, 'lanternrow', path)
  await laptop.getByLabel('Your reply').focus()
  await expect(laptop.getByLabel('Your reply')).toHaveValue('Nobody pressed anything')
  await expect(laptop.getByLabel('Your reply')).toBeFocused()
  await expect(laptop.getByText(/^Your draft from \d{2}:\d{2} is back\./)).toBeVisible()
  await laptop.getByRole('button', { name: 'Post reply' }).click()
  await expect(laptop.locator('#post-2')).toContainText('Nobody pressed anything')
  await phone.goto(replyPageOf(path))
  await expect(phone.getByLabel('Your reply')).toHaveValue('')
  await laptop.context().close()
})

test('a page that is left before the pause sends its words on', async ({ asParent: page }) => {
  const path = await startThread(page, 'chat', unique('In a hurry'), 'Off we go.')
  await page.goto(path)
  await page.getByLabel('Your reply').fill('Gone in a second')
  const madeFor = await page.locator('input[name="made_for"]').first().inputValue()
  await page.goto('/boards')
  const drafts = async (word: string) => (await (await page.request.get(`/drafts?place=${replyPageOf(path)}&made_for=${word}`)).json()).drafts.length
  await expect.poll(() => drafts(madeFor)).toBe(1)
  expect(await drafts('')).toBe(0)
})

test('an edit is kept as it is typed, on any device, and offered again over another wording', async ({ asParent: phone, browser }) => {
  const path = await startThread(phone, 'chat', unique('Typed on the bus'), 'The first wording.')
  await openEdit(phone, path)
  const edit = new URL(phone.url()).pathname
  await expect(phone.getByText('is back')).toHaveCount(0)
  const saved = phone.waitForResponse('**/drafts')
  await phone.getByLabel('Your post').fill('Half a change')
  expect((await saved).status()).toBe(200)
  const laptop = await (await browser.newContext()).newPage()
  await signIn(laptop, 'lanternrow', edit)
  await expect(laptop.getByLabel('Your post')).toHaveValue('Half a change')
  await laptop.getByLabel('Your post').fill('From the laptop.')
  await laptop.getByRole('button', { name: 'Save changes' }).click()
  await laptop.waitForURL(/#post-1$/)
  await phone.goto(edit)
  await expect(phone.getByLabel('Your post')).toHaveValue('From the laptop.')
  await expect(phone.getByText('is back')).toHaveCount(0)
  await laptop.context().close()
})

test('an edit that never reached the server comes back on its device, and waits beside another wording', async ({ asParent: page, browser }) => {
  const path = await startThread(page, 'chat', unique('No signal'), 'The first wording.')
  await page.addInitScript(() => {
    window.fetch = () => Promise.reject(new TypeError('No signal'))
  })
  await openEdit(page, path)
  const edit = new URL(page.url()).pathname
  await page.getByLabel('Your post').fill('Typed in a tunnel')
  await page.goto('/boards')
  await page.goto(edit)
  await expect(page.getByLabel('Your post')).toHaveValue('Typed in a tunnel')
  const laptop = await (await browser.newContext()).newPage()
  await signIn(laptop, 'lanternrow', edit)
  await laptop.getByLabel('Your post').fill('From the laptop.')
  await laptop.getByRole('button', { name: 'Save changes' }).click()
  await laptop.waitForURL(/#post-1$/)
  await page.goto('/boards')
  const later = await page.context().newPage()
  await later.goto(edit)
  await expect(later.getByLabel('Your post')).toHaveValue('From the laptop.')
  await later.getByRole('link', { name: /^Show your other words from/ }).click()
  await expect(later.getByLabel('Your post')).toHaveValue('Typed in a tunnel')
  await expect(later.getByRole('main')).toContainText('Somebody has changed the post.')
  await later.getByRole('button', { name: 'Discard it' }).click()
  await expect(later.getByLabel('Your post')).toHaveValue('From the laptop.')
  await later.goto(edit)
  await expect(later.getByLabel('Your post')).toHaveValue('From the laptop.')
  await expect(later.locator('.draft-line')).toHaveCount(0)
  await laptop.context().close()
})

test('a preview comes without leaving the page, and focus stays', async ({ asParent: page }) => {
  const path = await startThread(page, 'chat', unique('Right here'), 'No need to move.')
  await page.goto(path)
  await page.getByLabel('Your reply').fill('One\n\nTwo')
  await page.getByRole('button', { name: 'Preview' }).click()
  await expect(page.getByRole('region', { name: /Preview/ }).locator('p')).toHaveText(['One', 'Two'])
  await expect(page).toHaveURL(new RegExp(`${path}$`))
  await expect(page.getByRole('button', { name: 'Preview' })).toBeFocused()
  await expect(page.getByRole('status').filter({ hasText: 'The preview is below the buttons.' })).toHaveCount(1)
  await page.getByRole('button', { name: 'Post reply' }).click()
  await expect(page.locator('#post-2 [data-post-body] p')).toHaveCount(2)
})

test('where the connection fails the buttons do what they always did', async ({ asParent: page }) => {
  const path = await startThread(page, 'chat', unique('Bad line'), 'Hello?')
  await page.goto(replyPageOf(path))
  await page.route('**/drafts*', (route) => route.abort())
  await page.getByLabel('Your reply').fill('Can you hear me?')
  await page.waitForTimeout(3000) // the pause after which it is saved
  await page.route('**/reply', (route, request) => (request.resourceType() === 'fetch' ? route.abort() : route.continue()))
  await page.getByRole('button', { name: 'Preview' }).click()
  await expect(page.getByRole('region', { name: /Preview/ })).toContainText('Can you hear me?')
  await page.getByRole('button', { name: 'Post reply' }).click()
  await expect(page.locator('#post-2')).toContainText('Can you hear me?')
})

test('while a thread is written it is named where the same is discussed', async ({ asParent: page }) => {
  const [title, link] = [unique('Zebra crossing'), `https://example.org/${unique('zebra').replace(/\W/g, '-')}`]
  await startThread(page, 'chat', title, `Please sign ${link}`)
  await page.goto('/b/chat/new')
  await page.getByLabel('Your post').fill(`Have you seen ${link}?`)
  await expect(page.getByRole('status').getByRole('link', { name: title })).toBeVisible({ timeout: 12_000 })
  await expect(page.getByLabel('Your post')).toBeFocused()
  await page.getByLabel('Title').fill(unique('Another crossing'))
  await page.getByRole('button', { name: 'Start thread' }).click()
  await expect(page.locator('#post-1')).toContainText('Have you seen')
})

test('selected words of a post can be quoted', async ({ asParent: page }) => {
  const path = await startThread(page, 'chat', unique('Word for word'), 'A long sentence with a short one in it.')
  await page.goto(path)
  await select(page, 'a short one')
  await page.getByRole('link', { name: 'Quote these words' }).click()
  await expect(page.getByLabel('Your reply')).toHaveValue(/:\n> a short one\n\n$/)
})

test('the whole post takes the place of its first paragraph, and what was typed stays', async ({ asParent: page }) => {
  const path = await startThread(page, 'chat', unique('All of it'), 'The first part.\n\nThe second part.')
  await page.goto(`${replyPageOf(path)}?quote=1`)
  await page.getByLabel('Your reply').fill(`${await page.getByLabel('Your reply').inputValue()}My own words.`)
  await page.getByRole('link', { name: 'Quote the whole post' }).click()
  await expect(page.getByLabel('Your reply')).toHaveValue(/\n> The first part\.\n>\n> The second part\.\n\nMy own words\.$/)
  await expect(page.getByLabel('Your reply')).toBeFocused()
})

test('near the limit it is told how much room is left', async ({ asParent: page }) => {
  await page.goto('/b/chat/new')
  // Pasted, not typed: the browser's own editing takes seconds for so much.
  await page.getByLabel('Your post').evaluate((field: HTMLTextAreaElement) => {
    field.value = 'Quite a few words.\n'.repeat(5184)
    field.dispatchEvent(new Event('input', { bubbles: true }))
  })
  await expect(page.getByRole('status').filter({ hasText: /^1,505 characters left$/ })).toBeVisible()
  await page.getByLabel('Your post').fill('')
  await expect(page.getByText('characters left')).toHaveCount(0)
})

test('a form that was left open is offered no draft of the member who has signed in since', async ({ asParent: page, asBrambles: other }) => {
  const path = await startThread(page, 'chat', unique('One tablet'), 'For two.')
  await other.goto(replyPageOf(path))
  await other.getByLabel('Your reply').fill('For the eyes of one alone')
  await other.getByRole('button', { name: 'Save draft' }).click()
  await expect(other.getByText(/^Draft saved/)).toBeVisible()
  await other.goto(path)
  await page.goto(path)
  const mine = await page.context().cookies()
  await page.context().clearCookies()
  await page.context().addCookies(await other.context().cookies())
  const asked = page.waitForResponse((answer) => answer.url().includes('/drafts?place='))
  await page.getByLabel('Your reply').focus()
  expect(await (await asked).json()).toEqual({ drafts: [] })
  await expect(page.getByLabel('Your reply')).toHaveValue('')
  await expect(page.getByText('For the eyes of one alone')).toHaveCount(0)
  const theirs = other.waitForResponse((answer) => answer.url().includes('/drafts?place='))
  await other.getByLabel('Your reply').focus()
  expect((await (await theirs).json()).drafts).toHaveLength(1)
  await page.context().clearCookies()
  await page.context().addCookies(mine)
})

test('the door for drafts opens to members alone, and to what it can read', async ({ asParent: page, asGuest, baseURL }) => {
  const headers = { origin: baseURL ?? '' }
  const draft = { place: '/t/2/reply', key: 'key-of-form', body: 'Words' }
  expect((await asGuest.request.post('/drafts', { headers, data: draft })).status()).toBe(403)
  expect((await asGuest.request.get('/drafts?place=/t/2/reply')).status()).toBe(403)
  expect((await page.request.post('/drafts', { headers: { origin: 'https://example.org' }, data: draft })).status()).toBe(403)
  expect((await page.request.post('/drafts', { headers, data: { ...draft, place: '/mod' } })).status()).toBe(422)
  expect((await page.request.post('/drafts', { headers, data: Buffer.from('{') })).status()).toBe(422)
  expect((await page.request.post('/drafts', { headers, data: { ...draft, body: 'x'.repeat(100_001) } })).status()).toBe(422)
  expect((await page.request.post('/drafts', { headers, data: { ...draft, body: 'x'.repeat(3 * 1024 * 1024) } })).status()).toBe(413)
  const answer = await page.request.get('/drafts?place=/t/2/reply')
  expect(answer.headers()['cache-control']).toBe('no-store')
  expect(await answer.json()).toEqual({ drafts: [] })
})

async function select(page: Page, words: string): Promise<void> {
  await page.locator('#post-1 [data-post-body] p').evaluate((paragraph, part) => {
    const text = paragraph.firstChild
    const from = text?.textContent?.indexOf(part) ?? -1
    if (text) document.getSelection()?.setBaseAndExtent(text, from, text, from + part.length)
  }, words)
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
