import type { APIRequestContext, Browser, Page } from '@playwright/test'
import { expect, signIn, startThread, test, unique } from './fixtures'

/** A word that stands nowhere else; one piece, so that it is found in an address too. */
function secretWord(): string {
  return `zyz${Date.now().toString(36)}${Math.floor(Math.random() * 1e6).toString(36)}`
}

test('a removed post is gone from every kind of address on the very next request', async ({ asGuest, asBrambles, asModerator, browser, javaScriptEnabled }) => {
  test.skip(javaScriptEnabled === true, 'asked over HTTP, once')
  test.setTimeout(120_000)
  const [secret, findable] = [secretWord(), secretWord()]
  const path = await startThread(asBrambles, 'chat', unique('What was said'), 'The opening post.')
  const post = await reply(asBrambles, path, `Dear @joanna_s1, ${secret} ${findable} https://petition.example.org/${secret}`)
  await editPost(asBrambles, post, `Dear @joanna_s1, ${secret} and more of it, ${findable} https://petition.example.org/${secret}`)
  const elsewhere = await startThread(
    asBrambles,
    'school-days',
    unique('Quoted here'),
    `> [brambles in #2](/p/${post}):\n> ${secret} and more of it\n\nIndeed.`,
  )
  const other = await newPage(browser, javaScriptEnabled, 'joanna_s1')
  const addresses = [...addressesOf(path, post), ...listsOf(findable), elsewhere, `${elsewhere}/all`]
  const readers = [asGuest.request, other.request]
  for (const reader of readers) expect((await holding(reader, addresses, secret)).length, 'before').toBeGreaterThan(6)

  await removePost(asModerator, path, 2)
  for (const reader of readers) expect(await holding(reader, addresses, secret)).toEqual([])
  // Its author and the moderators have a page of their own for what was said.
  for (const reader of [asBrambles.request, asModerator.request]) expect(await holding(reader, addresses, secret)).toEqual([`/p/${post}/history/all`])
  await other.context().close()
})

test('a removed thread is gone with its title and its address, and each of its addresses says that HQ removed it', async ({
  asGuest,
  asBrambles,
  asModerator,
  browser,
  javaScriptEnabled,
}) => {
  test.skip(javaScriptEnabled === true, 'asked over HTTP, once')
  test.setTimeout(120_000)
  const [secret, findable] = [secretWord(), secretWord()]
  const path = await startThread(asBrambles, 'chat', `The ${secret} ${findable}`, `The ${secret} ${findable}. Dear @joanna_s1, read this.`)
  const id = path.split('/')[2]
  const post = await reply(asBrambles, path, `Again ${secret}.`)
  const elsewhere = await startThread(asBrambles, 'school-days', unique('Quoted here'), `> [brambles in #2](/p/${post}):\n> Again ${secret}.\n\nIndeed.`)
  const other = await newPage(browser, javaScriptEnabled, 'joanna_s1')
  const addresses = [...addressesOf(path, post), ...listsOf(findable), elsewhere]
  expect((await holding(asGuest.request, addresses, secret)).length, 'before').toBeGreaterThan(9)
  const form = await reading(asBrambles, `/t/${id}/reply`)

  await asModerator.goto(`/mod/remove/thread/${id}`)
  await asModerator.getByRole('button', { name: 'Remove thread as advertising' }).click()
  await expect(asModerator.getByRole('heading', { level: 1 })).toHaveText('HQ removed this thread')
  // The statement of reasons names the thread to its author, who can also withdraw what she wrote there.
  for (const reader of [asGuest.request, other.request, asBrambles.request, asModerator.request])
    expect(await holding(reader, [...addresses, `/t/${id}`], secret)).toEqual(
      reader === asBrambles.request ? [`/p/${post}/withdraw`, '/notifications', '/settings'] : [],
    )

  for (const address of [path, `/t/${id}`, `/t/${id}/anything`, `${path}/2`, `${path}/77`, `${path}/all`, `${path}?by=op`]) {
    const answer = await asGuest.request.get(address, { maxRedirects: 0 })
    const html = await answer.text()
    expect([answer.status(), html.includes('HQ removed this thread'), html.includes('noindex'), html.includes('>Chat<')], address).toEqual([
      410,
      true,
      true,
      true,
    ])
  }
  expect((await asGuest.request.get(`/p/${post}`, { maxRedirects: 0 })).headers().location).toBe(`/t/${id}`)

  await form.getByLabel('Your reply').fill('My considered answer.')
  const answered = form.waitForResponse((response) => response.request().method() === 'POST')
  await form.getByRole('button', { name: 'Post reply' }).click()
  expect((await answered).status()).toBe(404)
  await expect(form.getByRole('main')).toContainText('My considered answer.')

  await asBrambles.goto(path)
  await asBrambles.getByRole('link', { name: 'appeal' }).click()
  await expect(asBrambles.getByRole('heading', { level: 1 })).toHaveText('Appeal')
  await asGuest.goto(path)
  await expect(asGuest.getByRole('main')).toContainText('Advertising (house rule: no advertising)')
  await expect(asGuest.getByRole('main').getByRole('link', { name: /appeal|Restore/ })).toHaveCount(0)

  await asModerator.goto(path)
  await asModerator.getByRole('link', { name: 'Restore' }).click()
  await asModerator.getByRole('button', { name: 'Restore thread' }).click()
  await asGuest.goto(path)
  await expect(asGuest.getByRole('heading', { level: 1 })).toContainText(secret)
  await expect(asGuest.locator('#post-2')).toContainText(secret)
  await asGuest.goto(elsewhere)
  await expect(asGuest.locator('#post-1')).toContainText(secret)
  await other.context().close()
})

test('a removed post leaves a tombstone, its author appeals once, another moderator takes it back on appeal', async ({
  asGuest,
  asBrambles: author,
  asModerator,
  browser,
  javaScriptEnabled,
}) => {
  for (const page of [asGuest, author, asModerator]) await page.setViewportSize({ width: 390, height: 844 })
  const path = await startThread(author, 'chat', unique('Sunglasses'), 'Does anyone need some?')
  await reply(author, path, 'Cheap sunglasses, only today.')
  await removePost(asModerator, path, 2)

  await asGuest.goto(path)
  const tombstone = asGuest.locator('#post-2')
  await expect(tombstone.locator('[data-post-body]')).toHaveText(/^Removed by HQ: Advertising \(house rule: no advertising\)\. \w{3} \d+ \w+ \d{4}\.$/)
  await expect(tombstone).toContainText('#2')
  await expect(tombstone).not.toContainText('brambles')
  await expect(tombstone.getByRole('link', { name: /appeal|Restore/ })).toHaveCount(0)
  await expect(asModerator.locator('#post-2').getByRole('link', { name: 'Restore' })).toBeVisible()

  await author.goto(path)
  await author
    .locator('#post-2')
    .getByRole('link', { name: /appeal/ })
    .click()
  const address = new URL(author.url()).pathname
  await expect(author.getByRole('main')).toContainText('It advertises something')
  await author.getByRole('button', { name: 'Send the appeal' }).click()
  await expect(author.getByRole('alert')).toContainText('Say why you see it otherwise.')
  const words = unique('It was a joke among friends.')
  await author.getByLabel('Why you see it otherwise').fill(words)
  await author.getByRole('button', { name: 'Send the appeal' }).click()
  await expect(author.getByRole('status')).toContainText('Your appeal was received')
  await expect(author.getByRole('main')).toContainText(words)

  for (const name of ['joanna_s1', 'olivia']) {
    const stranger = await newPage(browser, javaScriptEnabled, name)
    const [hers, missing] = await Promise.all([stranger.request.get(address), stranger.request.get('/appeal/999999999')])
    expect([hers.status(), missing.status()]).toEqual([404, 404])
    expect(await hers.text()).toBe(await missing.text())
    await stranger.context().close()
  }
  await asModerator.goto('/mod')
  await expect(asModerator.getByRole('main')).not.toContainText(words) // it was her own act
  const second = await newPage(browser, javaScriptEnabled, 'admin')
  await second.goto('/mod')
  const waiting = second.getByRole('listitem').filter({ hasText: words })
  await expect(waiting).toContainText('Advertising')
  await waiting.getByRole('link', { name: 'Decide' }).click()
  await second.getByLabel('Decline it').check()
  await second.getByLabel('Your reasons').fill('No.')
  await second.getByRole('button', { name: 'Decide' }).click()
  await expect(second.getByRole('alert')).toContainText('Say in at least a sentence why it is upheld')
  await expect(second.getByLabel('Your reasons')).toHaveValue('No.')
  await second.getByLabel('Grant it').check()
  await second.getByLabel('Your reasons').fill('It reads as a joke to me as well.')
  await second.getByRole('button', { name: 'Decide' }).click()
  await expect(second.getByRole('status')).toContainText('Granted: the act was taken back')
  await asGuest.goto(path)
  await expect(asGuest.locator('#post-2')).toContainText('Cheap sunglasses')
  await expect(asGuest.locator('#post-2')).toContainText('reversed on appeal')
  await author.goto(address)
  await expect(author.getByRole('status')).toContainText('It reads as a joke to me as well.')
  await second.goto('/mod')
  await expect(second.getByRole('main')).not.toContainText(words)
  await second.context().close()
})

test('the starter of a locked thread appeals beside the line that says so, another moderator grants, and the thread is open', async ({
  asGuest,
  asBrambles: starter,
  asModerator,
  browser,
  javaScriptEnabled,
}) => {
  test.skip(javaScriptEnabled === true, 'the same pages, once')
  for (const page of [starter, asModerator]) await page.setViewportSize({ width: 390, height: 844 })
  const path = await startThread(starter, 'chat', unique('Too warm'), 'Is it me or is it warm?')
  await asModerator.goto(path)
  await asModerator.getByRole('navigation', { name: 'Moderation of this thread' }).getByRole('link', { name: 'Lock' }).click()
  await asModerator.getByRole('button', { name: 'Lock thread' }).click()
  await asModerator.waitForURL(/#notice-/)
  for (const other of [asGuest, asModerator]) {
    await other.goto(path)
    await expect(other.locator('.notice')).toContainText('locked this thread')
    await expect(other.locator('.notice').getByRole('link', { name: 'Appeal' })).toHaveCount(0)
  }
  await starter.goto('/notifications')
  await expect(starter.getByRole('listitem').filter({ hasText: 'locked your thread' }).first().getByRole('link', { name: 'Appeal' })).toBeVisible()
  await starter.goto(path)
  await starter.locator('.notice').getByRole('link', { name: 'Appeal' }).click()
  await expect(starter.getByRole('main')).toContainText('The thread has become heated.')
  const words = unique('We were only talking about the weather.')
  await starter.getByLabel('Why you see it otherwise').fill(words)
  await starter.getByRole('button', { name: 'Send the appeal' }).click()
  await expect(starter.getByRole('status')).toContainText('Your appeal was received')

  await asModerator.goto('/mod')
  await expect(asModerator.getByRole('main')).not.toContainText(words) // it was her own act
  const second = await newPage(browser, javaScriptEnabled, 'admin')
  await second.goto('/mod')
  const waiting = second.getByRole('listitem').filter({ hasText: words })
  await expect(waiting).toContainText('the lock on this thread')
  await waiting.getByRole('link', { name: 'Decide' }).click()
  await second.getByLabel('Grant it').check()
  await second.getByRole('button', { name: 'Decide' }).click()
  await expect(second.getByRole('status')).toContainText('Granted: the act was taken back')
  await asGuest.goto(path)
  await expect(asGuest.locator('.notice').first()).toContainText('reversed on appeal')
  await starter.goto(path)
  await expect(starter.getByLabel('Your reply')).toBeVisible()
  await asGuest.goto(`${path.split('/').slice(0, 3).join('/')}/log`)
  await expect(asGuest.getByRole('main')).toContainText('HQ undid the lock on this thread on appeal')
  await second.context().close()
})

test('three neighbours removed under one rule are one line, and each of their addresses still leads there', async ({ asGuest, asBrambles, asModerator }) => {
  test.setTimeout(120_000)
  const path = await startThread(asBrambles, 'chat', unique('A flood'), 'Who was here?')
  const posts: string[] = []
  for (const words of ['One.', 'Two.', 'Three.', 'Four.']) posts.push(await reply(asBrambles, path, words))
  for (const number of [2, 3, 4]) await removePost(asModerator, path, number)
  await asGuest.goto(path)
  await expect(asGuest.getByRole('region', { name: 'Removed posts' })).toHaveText('Posts 2–4 removed by HQ: Advertising (house rule: no advertising).')
  for (const number of [2, 3, 4]) await expect(asGuest.locator(`#post-${number}`)).toHaveCount(1)
  await expect(asGuest.locator('#post-5')).toContainText('Four.')
  await asGuest.goto(`/p/${posts[1]}`)
  await expect(asGuest).toHaveURL(new RegExp(`${path}#post-3$`))
  await asBrambles.goto(path)
  await expect(asBrambles.getByRole('link', { name: /was your post: appeal/ })).toHaveCount(3)
  await asModerator.goto(path)
  await asModerator.getByText('Restore one of these 3 posts').click()
  await asModerator.getByRole('link', { name: 'Restore post #3' }).click()
  await asModerator.getByRole('button', { name: 'Restore post' }).click()
  await asGuest.goto(path)
  await expect(asGuest.locator('#post-3')).toContainText('Two.')
  await expect(asGuest.locator('#post-2')).toContainText('Removed by HQ: Advertising')
})

test('on her phone a moderator removes a post with two taps, and finds all acts upon the thread', async ({ asBrambles, asModerator: page }) => {
  await page.setViewportSize({ width: 390, height: 844 })
  const path = await startThread(asBrambles, 'chat', unique('Two taps'), 'See https://petition.example.org/tap')
  await page.goto(path)
  for (const name of ['Remove post 1', 'Edit as HQ post 1']) await expect(page.locator('#post-1').getByRole('link', { name })).toBeVisible()
  const tools = page.getByRole('navigation', { name: 'Moderation of this thread' })
  await expect(tools.getByRole('link')).toHaveText(['Move', 'Lock', 'Pin', 'Remove', 'More'])
  await page.locator('#post-1').getByRole('link', { name: 'Remove post 1' }).click()
  await page.getByRole('button', { name: 'Remove post as advertising' }).click()
  await expect(page.locator('#post-1')).toContainText('Removed by HQ: Advertising')
})

/** The addresses at which a thread, and one post in it, can be read or answered. */
function addressesOf(path: string, post: string): string[] {
  const thread = path.split('/').slice(0, 3).join('/')
  return [
    ...[path, `${path}/all`, `${path}?by=op`, `${path}?by=hq`, `${thread}/log`, `${thread}/reply?quote=2`, `${thread}/reply?quote=2&whole=1`],
    ...['', '/history', '/history/all', '/ask-link', '/edit', '/withdraw', '/links', '/report'].map((act) => `/p/${post}${act}`),
  ]
}

/** The addresses of lists in which words, titles and names of posts may stand. */
function listsOf(findable: string): string[] {
  const lists = ['/', '/active', '/boards', '/b/chat', '/campaigns', '/log', '/m/brambles', `/search?q=${findable}`, '/notifications', '/settings', '/drafts']
  return [...lists, '/b/chat/feed.atom', '/log/feed.atom', '/sitemap.xml']
}

/** Which of these addresses tell this reader the word: in their words, in where they lead, or in what is there. */
async function holding(reader: APIRequestContext, addresses: readonly string[], word: string): Promise<string[]> {
  const found: string[] = []
  for (const address of addresses) {
    const answer = await reader.get(address, { maxRedirects: 0 })
    const told = `${answer.headers().location ?? ''} ${await answer.text()}`
    // Who is sent to sign in is sent back to where she was.
    if (told.replace(/\/sign-in\?to=\S*/g, '').includes(word)) found.push(address)
  }
  return found
}

/** Replies, and gives the post's id. */
async function reply(page: Page, path: string, words: string): Promise<string> {
  await page.goto(path)
  await page.getByLabel('Your reply').fill(words)
  await page.getByRole('button', { name: 'Post reply' }).click()
  await page.waitForURL(/#post-\d+$/)
  const href = await page.locator(`${new URL(page.url()).hash} .post-when`).getAttribute('href')
  return href?.split('/')[2] ?? ''
}

async function editPost(page: Page, post: string, words: string): Promise<void> {
  await page.goto(`/p/${post}/edit`)
  await page.locator('textarea[name=body]').fill(words)
  await page.getByRole('button', { name: 'Save changes' }).click()
  await page.waitForURL(/#post-\d+$/)
}

async function removePost(page: Page, path: string, number: number): Promise<void> {
  await page.goto(path)
  await page.getByRole('link', { name: `Remove post ${number}`, exact: true }).click()
  await page.getByRole('button', { name: 'Remove post as advertising' }).click()
  await page.waitForURL(new RegExp(`${path}(/\\d+)?#`))
}

async function newPage(browser: Browser, javaScriptEnabled: boolean | undefined, name: string): Promise<Page> {
  const context = await browser.newContext({ javaScriptEnabled })
  const page = await context.newPage()
  await signIn(page, name)
  return page
}

/** Another page of the same person, at this address. */
async function reading(page: Page, path: string): Promise<Page> {
  const second = await page.context().newPage()
  await second.goto(path)
  return second
}
