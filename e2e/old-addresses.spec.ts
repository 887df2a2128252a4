import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import type { APIRequestContext, Page } from '@playwright/test'
import { allRoutes } from '../lib/routing/match'
import { pathOf, type Route } from '../lib/routing/route'
import { expect, signIn, startThread, test, unique } from './fixtures'

// What browsers are led to; scripts have no part in it.
test.skip(({ javaScriptEnabled }) => javaScriptEnabled === false, 'asks over HTTP only')

const STORY = '/t/1/keep-probation-public-what-parents-should-know'
const folder = mkdtempSync(join(tmpdir(), 'parley-addresses-'))

test.afterAll(() => rmSync(folder, { recursive: true, force: true }))

async function board(...args: string[]): Promise<string> {
  const { stdout } = await promisify(execFile)(process.execPath, ['scripts/board.mjs', ...args])
  return stdout
}

async function importThread(title: string, names: string[], ...wishes: string[]): Promise<string> {
  const file = join(folder, `${title}.txt`)
  const posts = names.map((name, index) => `${name} 08/06/2013 15:${String(index).padStart(2, '0')}\n\nPost ${index + 1}.\n`)
  writeFileSync(file, `${title}\n\n${posts.join('\n')}`)
  return (await board('import', file, ...wishes)).match(/\/t\/\d+\/[\w-]+/)?.[0] ?? ''
}

async function ledTo(request: APIRequestContext, path: string) {
  const answer = await request.get(path, { maxRedirects: 0 })
  return [answer.status(), answer.headers().location]
}

test('every other spelling of an address leads on in one hop', async ({ request }) => {
  const long = (await ledTo(request, '/t/14/-/2'))[1] ?? ''
  expect(long).toMatch(/^\/t\/14\/[\w-]+\/2$/)
  for (const [path, place] of [
    ['/t/1/', STORY],
    ['/t/1', STORY],
    ['/t/1/1', STORY],
    ['/t/1/1/', STORY],
    ['/t/1/wrong/', STORY],
    ['/t/1/wrong/1/', STORY],
    [`${STORY}/1/`, STORY],
    [`${STORY}/`, STORY],
    ['/t/1/?by=hq', `${STORY}?by=hq`],
    ['/t/1/wrong/all/', `${STORY}/all`],
    ['/t/14/2', long],
    ['/t/14/2/', long],
    ['/t/14/wrong/2/', long],
    ['/b/chat/', '/b/chat'],
    ['/b/chat/1', '/b/chat'],
    ['/b/chat/1/', '/b/chat'],
    [`${STORY.replace('probation', '%70robation')}/?msgid=nothing`, STORY],
  ] as const)
    expect(await ledTo(request, path), path).toEqual([308, place])
  expect(await ledTo(request, `${STORY}?msgid=nothing`)).toEqual([200, undefined])
  const missing = await (await request.get('/nowhere')).text()
  for (const path of ['/t/999999999/', '/b/quiet-corner/', '/b/quiet-corner/1/', '/t/14/999', '/Talk/caf%E9', '/nowhere/?msgid=1']) {
    const answer = await request.get(path, { maxRedirects: 0 })
    expect([answer.status(), await answer.text()], path).toEqual([404, missing])
  }
})

test('an old address leads on whichever way it is written, with its page, and into boards of members for these alone', async ({ request, asParent }) => {
  const word = unique('x').replaceAll(' ', '')
  const path = await importThread(
    unique('Addresses'),
    ['gatepost12', 'brook_lane'],
    '--alias',
    `a${word}`,
    '--alias',
    `/topic.php?f=2&t=${word}`,
    '--post-alias',
    `2=?msgid=${word}`,
  )
  for (const [old, place] of [
    [`/a${word}`, path],
    [`/%61${word}/?fbclid=1`, path],
    [`/topic.php?t=${word}&utm_source=x&f=2`, path],
    [`/topic.php?f=2&t=${word}&start=1`, `${path}#post-2`],
    [`/topic.php?f=2&t=${word}&page=7`, path],
    [`/any/thing?msgid=${word}`, `${path}#post-2`],
    [`${STORY}?msgid=${word}`, `${path}#post-2`],
  ] as const)
    expect(await ledTo(request, old), old).toEqual([308, place])
  const hidden = await importThread(unique('For members'), ['gatepost12', 'brook_lane'], '--board', 'quiet-corner', '--alias', `/members${word}`)
  const missing = await (await request.get('/nowhere')).text()
  const answer = await request.get(`/members${word}`, { maxRedirects: 0 })
  expect([answer.status(), await answer.text()]).toEqual([404, missing])
  expect(await ledTo(asParent.request, `/members${word}`)).toEqual([308, hidden])
})

test('an old board at the front page, or at any other of ours, leads on by what its query says', async ({ request }) => {
  const word = unique('y').replaceAll(' ', '')
  const wishes = ['--alias', `/?topic=${word}`, '--alias', `/search?threadid=${word}`, '--post-alias', `2=?t=${word}`]
  const path = await importThread(unique('By its query'), ['gatepost12', 'brook_lane'], ...wishes)
  for (const [old, place] of [
    [`/?topic=${word}`, path],
    [`/?fbclid=1&topic=${word}&start=1`, `${path}#post-2`],
    [`/search?threadid=${word}`, path],
    [`/active?t=${word}`, `${path}#post-2`],
    [`/b/chat/?t=${word}&utm_source=x`, `${path}#post-2`],
    [`${STORY}/1/?by=op&t=${word}`, `${path}#post-2`],
    [`${STORY}/?by=op&t=nothing`, `${STORY}?by=op`],
  ] as const)
    expect(await ledTo(request, old), old).toEqual([308, place])
  for (const own of [`/?topic=${word}1`, `/search?q=tea&t=nothing`, `/active?list=on&topic=x`, '/boards?fbclid=1']) {
    expect(await ledTo(request, own), own).toEqual([200, undefined])
  }
})

test('every page below a board that was renamed leads on to the same page below its new address, in one hop', async ({ request, page, asParent }) => {
  const { word, slug } = await aRenamedBoard(page)
  const below = Object.values(allRoutes).filter((route) => route.segments.some((segment) => 'param' in segment && segment.param === 'board'))
  expect(below.length).toBeGreaterThan(4)
  for (const route of below) {
    const reader = readerOf(route, { request, page, asParent })
    const at = (name: string) => pathOf(route, { board: name, slug, act: 'archive' } as never)
    const asked = queryOf(route)
    for (const end of ['', '/']) expect(await ledTo(reader, `${at(word)}${end}${asked}`), route.pattern).toEqual([308, `${at(`${word}-2`)}${asked}`])
    expect(await ledTo(reader, `${at(`${word}-2`)}${asked}`), route.pattern).toEqual([200, undefined])
  }
  for (const path of [`/b/${word}/1`, `/b/${word}/1/`, `/b/${word}?ref=mail`]) expect(await ledTo(request, path), path).toEqual([308, `/b/${word}-2`])
  for (const path of [`/admin/boards/${word}`, `/admin/boards/${word}/archive`, `/mod/move/board/${word}`])
    expect(await ledTo(asParent.request, path), path).toEqual([404, undefined])
})

/** A campaign board with a briefing that an admin renamed: the address it had, with "-2" behind it now. */
async function aRenamedBoard(page: Page) {
  const word = unique('moor').replace(/[^a-z0-9]/g, '')
  const send = () => page.getByRole('main').locator('form .btn-primary').click()
  await signIn(page, 'admin', '/admin/boards/new')
  await page.getByLabel('Name').fill(word)
  await page.getByLabel('Address').fill(word)
  await page.getByLabel('Purpose').fill('For this test.')
  await page.getByRole('radio', { name: 'Campaign', exact: true }).check()
  await page.getByLabel('Place').selectOption({ index: 1 })
  await send()
  await expect(page).toHaveURL(new RegExp(`/admin/boards/${word}$`))
  const file = join(folder, `${word}.txt`)
  writeFileSync(file, `A briefing of ${word}\n\nWe know:\n1. One.\n2. Two.\n`)
  const slug = (await board('import', file, '--board', word)).match(/\/briefing\/([\w-]+)/)?.[1] ?? ''
  await page.getByRole('link', { name: 'Rename this board' }).click()
  await page.getByLabel('Address').fill(`${word}-2`)
  await send()
  return { word, slug }
}

type Readers = { request: APIRequestContext; page: Page; asParent: Page }

function readerOf({ kind, pattern }: Route, { request, page, asParent }: Readers): APIRequestContext {
  if (kind === 'document') return request
  return /^\/(?:mod|admin)\//.test(pattern) ? page.request : asParent.request
}

/** Something for each parameter that an address knows. */
function queryOf({ query }: Route): string {
  const fields = Object.entries(query).map(([name, field]) => `${name}=${['1770000000000', '1'].find((value) => (field as RegExp).test(value))}`)
  return fields.length === 0 ? '' : `?${fields.join('&')}`
}

test('names with any sign open under their links', async ({ request, asModerator }) => {
  const word = unique('n').replaceAll(' ', '')
  const signs = ['/', '?', '#', '%', ' 🌿 ', '.', '\\', '&', '+', '%2F', '/../', '.rsc', '.map']
  const names = signs.flatMap((sign, index) => [`a${index}${word}${sign}b`, `.${index}${word}${sign.trim()}`])
  const path = await importThread(unique('Names'), names)
  const page = await (await request.get(path)).text()
  for (const name of names) {
    const link = `/m/${encodeURIComponent(name)}`
    expect(page, name).toContain(`href="${link}"`)
    expect((await ledTo(request, link))[0], link).toBe(200)
    for (const wing of ['/mod/member/', '/mod/links/member/', '/mod/warn/member/'])
      expect((await ledTo(asModerator.request, link.replace('/m/', wing)))[0], `${wing}${name}`).toBe(200)
  }
})

test('every address of a removed thread says that it is gone', async ({ request, asBrambles, asModerator: page }) => {
  const path = await startThread(asBrambles, 'chat', unique('To be removed'), 'The opening post.')
  const id = path.split('/')[2]
  expect((await ledTo(request, `/t/${id}/log`))[0]).toBe(200)
  await page.goto(`/mod/remove/thread/${id}`)
  await page.getByRole('button', { name: 'Remove thread as advertising' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('HQ removed this thread')
  for (const address of [path, `/t/${id}`, `${path}/`, `/t/${id}/log`, `/t/${id}/log/feed.atom`]) {
    const answer = await request.get(address, { maxRedirects: 0 })
    expect(answer.status(), address).toBe(410)
    expect(await answer.text(), address).not.toContain('To be removed')
  }
})
