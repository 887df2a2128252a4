import { execFile } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { expect, test, unique } from './fixtures'

const folder = mkdtempSync(join(tmpdir(), 'parley-story-'))

test.afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** Runs the operator's command against the running board. */
async function board(...args: string[]): Promise<string> {
  const { stdout } = await promisify(execFile)(process.execPath, ['scripts/board.mjs', ...args])
  return stdout
}

function threadText(title: string): string {
  return `${title}

gatepost12 Sat 08-Jun-13 15:00:15

Our crossing is to be closed. Please would you sign the petition; it is quick, just click on:
and follow what it says.

HollyTheHelper (MNHQ) Sat 08-Jun-13 18:54:57

Hello, we have moved this to the petitions board.

brook_lane Sat 08-Jun-13 18:57:19

Could the address be tapped?
`
}

test('a thread that came as text is moved, its link made clickable, and answered', async ({ asGuest: guest, asModerator, asParent }) => {
  const title = unique('Save our crossing')
  const file = join(folder, `${title}.txt`)
  writeFileSync(file, threadText(title))
  expect(await board('import', file, '--dry-run')).toMatch(/would be imported[\s\S]*Line 5/)
  const report = await board(
    'import',
    file,
    '--link',
    'http://epetitions.direct.gov.uk/petitions/44403',
    '--alias',
    `/Talk/${title.replaceAll(' ', '-')}`,
    '--alias',
    `?msgid=${title.replaceAll(' ', '-')}`,
  )
  const path = report.match(/\/t\/\d+\/[\w-]+/)?.[0] ?? ''
  expect(await board('import', file)).toContain('nothing was added')
  await playTheStory({ guest, asModerator, asParent, path, title })
  const word = title.replaceAll(' ', '-')
  for (const old of [`/Talk/${word}`, `/Talk/${word}/`, `/Talk/anything?msgid=${word}`, `/?msgid=${word}`]) {
    const answer = await guest.request.get(old, { maxRedirects: 0 })
    expect([answer.status(), answer.headers().location], old).toEqual([308, path])
  }
})

test('an article that came as text is a briefing with facts that can be pointed at', async ({ asGuest: page }) => {
  const title = unique('Our crossing')
  const file = join(folder, `${title}.txt`)
  writeFileSync(
    file,
    `${title}\n\u00a0\nIt has stood for forty years.\n \nWhat we know:\n1. 300 children use it.\n1. Nobody was hurt there since 1998.\n1. It costs £9,000 a year.\n \nThat is all.\n`,
  )
  const report = await board('import', file, '--board', 'petitions')
  const path = report.match(/\/b\/petitions\/briefing\/[\w-]+/)?.[0] ?? ''
  await page.goto('/b/petitions')
  await page.getByRole('link', { name: title }).first().click()
  await expect(page).toHaveURL(new RegExp(`${path}$`))
  await expect(page.locator('ol > #fact-2')).toContainText('Nobody was hurt there since 1998.')
  await expect(page.locator('ol > li[id^=fact-]')).toHaveCount(3)
})

test('the two source texts are carried like natives', async ({ asGuest: guest, asModerator, asParent }) => {
  const seeds = join('..', 'shared', 'seeds')
  test.skip(!existsSync(seeds), 'the source texts are not beside the project')
  const texts = readdirSync(seeds).map((name) => ({ name, text: readFileSync(join(seeds, name), 'utf8') }))
  const thread = texts.find(({ text }) => /\d\d:\d\d:\d\d/.test(text))
  const article = texts.find(({ text }) => /^1\. /m.test(text))
  // Each run of this test imports a copy of its own, told apart by its title.
  const title = unique(thread?.text.split('\n')[0] ?? '')
  writeFileSync(join(folder, 'thread.txt'), (thread?.text ?? '').replace(/^.*\n/, `${title}\n`))
  const path =
    (await board('import', join(folder, 'thread.txt'), '--link', 'http://epetitions.direct.gov.uk/petitions/44403')).match(/\/t\/\d+\/[\w-]+/)?.[0] ?? ''
  await playTheStory({ guest, asModerator, asParent, path, title })
  await guest.goto(path)
  await expect(guest.locator('#post-1 time').first()).toHaveAttribute('datetime', '2013-06-08T14:00:15.000Z')
  await expect(guest.locator('#post-5 time').first()).toHaveAttribute('datetime', '2013-09-25T18:18:48.000Z')
  writeFileSync(join(folder, 'article.txt'), (article?.text ?? '').replace(/^.*\n/, `${unique('Seed article')}\n`))
  const briefing = (await board('import', join(folder, 'article.txt'))).match(/\/b\/[\w-]+\/briefing\/[\w-]+/)?.[0] ?? ''
  await guest.goto(briefing)
  await expect(guest.locator('ol > #fact-1')).toContainText('247,000')
  await expect(guest.locator('ol > li[id^=fact-]')).toHaveCount(3)
})

type Page = import('@playwright/test').Page

async function playTheStory({
  guest,
  asModerator: page,
  asParent,
  path,
  title,
}: {
  guest: Page
  asModerator: Page
  asParent: Page
  path: string
  title: string
}): Promise<void> {
  await guest.goto(path)
  await expect(guest.getByRole('heading', { level: 1 })).toHaveText(title)
  await expect(guest.locator('#post-2')).toContainText('(HQ)')
  await expect(guest.locator('#post-1 [data-post-body] a')).toHaveCount(0)

  await page.goto(path)
  await page.getByRole('link', { name: 'Move', exact: true }).click()
  await page
    .getByRole('radio', { name: /Petitions/ })
    .or(page.locator('select[name=to]'))
    .first()
    .waitFor()
  const select = page.locator('select[name=to]')
  if (await select.count()) await select.selectOption('petitions')
  else await page.getByRole('radio', { name: /Petitions/ }).check()
  await page.getByRole('button', { name: 'Move thread' }).click()
  await expect(page.locator('[id^=notice-]')).toContainText('from Chat to Petitions')
  await page
    .locator('#post-1')
    .getByRole('link', { name: /Make links clickable/ })
    .click()
  await page.getByRole('button', { name: /Make .*clickable/ }).click()

  await asParent.goto(path)
  await expect(asParent.locator('#post-1 [data-post-body] a')).toHaveAttribute('href', 'http://epetitions.direct.gov.uk/petitions/44403')
  await asParent.getByLabel('Your reply').fill('Signed. Thank you both.')
  await asParent.getByRole('button', { name: 'Post reply' }).click()
  await expect(asParent.locator('article').last()).toContainText('Signed. Thank you both.')

  await guest.goto(path)
  await expect(guest.locator('#post-1')).toContainText('1 link made clickable by Olivia (HQ)')
  await guest.goto(`${path.split('/').slice(0, 3).join('/')}/log`)
  await expect(guest.getByRole('main')).toContainText('moved this thread from Chat to Petitions')
  await expect(guest.getByRole('main')).toContainText('1 link made clickable')
}
