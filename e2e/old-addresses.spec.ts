import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import type { APIRequestContext } from '@playwright/test'
import { expect, startThread, test, unique } from './fixtures'

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
