import { readFileSync } from 'node:fs'
import type { Page } from '@playwright/test'
import { expect, signIn, startThread, test, unique } from './fixtures'

const MOST_TAPS = 3
/** An imported thread of many people who never sign in. */
const CROWD = '/search?q=one+word+each'

/** Every act, as the moderators’ wing exports it: `thread Move`, `post Hide`. */
const ACTS = [...readFileSync('app/(moderation)/actions.ts', 'utf8').matchAll(/^export const (thread|post|member|board|section|site)([A-Z]\w*) = /gm)].map(
  ([, kind, word]) => `${kind} ${word}`,
)

/** The links that are tapped, one after another; `rule` where the form asks for one more tap before its button. */
type Way = { links: (string | RegExp)[]; rule?: true; fills?: Record<string, string>; sends?: string }

const MORE = 'More'
const LATER = `${new Date().getUTCFullYear() + 1}-06-08`
const THREAD: Record<string, Way> = {
  'thread Move': { links: ['Move'], rule: true },
  'thread Title': { links: [MORE, 'Give this thread a new title'] },
  'thread Calm': { links: [MORE, 'Calm this thread'] },
  'thread Duplicate': { links: [MORE, 'Mark this thread as a duplicate'] },
  'thread Unbump': { links: [MORE, 'Undo the bump'] },
  'thread Split': { links: ['Split off from post 2'] },
  'thread Merge': { links: [MORE, 'Merge this thread into another'] },
  'thread Lock': { links: ['Lock'], sends: 'Lock thread' },
  'thread Open': { links: [MORE, 'Open this thread again later'] },
  'thread Unlock': { links: ['Unlock'], sends: 'Unlock thread' },
  'thread Close': { links: [MORE, 'Close this thread later'], fills: { 'On which day does it close?': LATER }, sends: 'Close thread later' },
  'thread Unclose': { links: [MORE, 'Keep this thread open'] },
  'thread Pin': { links: ['Pin'], sends: 'Pin thread' },
  'thread Unpin': { links: ['Unpin'] },
  'post Edit': { links: ['Edit as HQ post 2'], fills: { 'The post': 'The **second** post.' }, sends: 'Edit post as HQ' },
  'post Hide': { links: ['show what changed', 'Hide a former wording'] },
  'post Remove': { links: ['Remove post 2'], rule: true, sends: 'Remove post as advertising' },
  'post Restore': { links: ['Restore post 2'] },
  'thread Remove': { links: ['Remove'], rule: true, sends: 'Remove thread as advertising' },
  'thread Restore': { links: ['Restore'] },
}
const MEMBER: Record<string, Way> = {
  'member Warn': { links: ['Warn the author of post 3'], rule: true },
  'member Suspend': { links: ['Suspend the author of post 3'], rule: true, sends: 'Suspend member as advertising' },
  'member Unsuspend': { links: ['Author of post 3', 'End this suspension'], sends: 'End suspension' },
  'member Ban': { links: ['Ban the author of post 3'], rule: true, sends: 'Ban member as advertising' },
  'member Unban': { links: ['Author of post 3', 'Lift this ban'], sends: 'Lift ban' },
}
/** What waits is approved from the desk: that way has a test of its own. */
const ELSEWHERE = ['post Approve']
/** Whoever gives a role says which one, with a tap of its own: it is never chosen beforehand. */
const ROLES: Record<string, Way> = {
  'member Grant': { links: ['Author of post 3', 'Moderator of Chat'], sends: 'Give this member a role' },
  'member Revoke': { links: ['Author of post 3', /^End the role of .* Moderator of Chat$/], sends: 'End a role' },
}
/** From the page of a board, and from the list of boards; `rule` where something is chosen among others. */
const BOARD: Record<string, Way> = {
  'board Rename': { links: ['Rename'] },
  'board Settings': { links: ['Settings'], rule: true },
  'board Readers': { links: ['Readers'], rule: true },
  'board Kind': { links: ['Kind'] },
  'board Place': { links: ['Place'], rule: true },
  'board Archive': { links: ['Archive'], sends: 'Archive this board' },
  'board Unarchive': { links: ['Bring back'], sends: 'Bring this board back' },
}
const HOUSE: Record<string, Way> = {
  'section Rename': { links: ['Rename'] },
  'section Place': { links: ['Place'], rule: true },
  'site Board': { links: ['Create a board'], rule: true },
  'site Section': { links: ['Create a section'] },
}
/** From the rules as everyone reads them. */
const RULES: Record<string, Way> = { 'site Rule': { links: ['Change the rules', 'Add a rule'] } }

test('every act has its form within a thumb’s reach of the thread or the post', async ({ asModerator: page, asBrambles, javaScriptEnabled }) => {
  test.setTimeout(120_000)
  test.skip(javaScriptEnabled === true, 'what a thumb reaches without scripts')
  const path = await startThread(asBrambles, 'chat', unique('In reach'), 'See https://petition.example.org/reach before Friday.')
  await asBrambles.goto(path)
  await asBrambles.getByLabel('Your reply').fill('The second post.')
  await asBrambles.getByRole('button', { name: 'Post reply' }).click()
  await asBrambles.waitForURL(/#post-2/)
  await page.setViewportSize({ width: 390, height: 844 })
  for (const [act, way] of Object.entries(THREAD)) await reach(page, path, act, way)
  await page.goto(CROWD)
  const crowd = (await page.getByRole('link', { name: 'One word each' }).first().getAttribute('href')) ?? ''
  for (const [act, way] of Object.entries(MEMBER)) await reach(page, crowd, act, way)
  await page.goto('/mod/links/post/16')
  await reach(page, new URL((await page.getByRole('link', { name: 'Back' }).getAttribute('href')) ?? '/', page.url()).pathname, 'post Links', {
    links: [/^Make links clickable/],
  })
})

test('roles are given and ended by admins, from the author of a post', async ({ page, javaScriptEnabled }) => {
  test.skip(javaScriptEnabled === true, 'what a thumb reaches without scripts')
  await signIn(page, 'admin')
  await page.setViewportSize({ width: 390, height: 844 })
  await page.goto(CROWD)
  const crowd = (await page.getByRole('link', { name: 'One word each' }).first().getAttribute('href')) ?? ''
  for (const [act, way] of Object.entries(ROLES)) await reach(page, crowd, act, way)
})

test('boards and sections are changed by admins, from where everyone reads them', async ({ page, asModerator, javaScriptEnabled }) => {
  test.skip(javaScriptEnabled === true, 'what a thumb reaches without scripts')
  await signIn(page, 'admin')
  await page.setViewportSize({ width: 390, height: 844 })
  const board = await aNewBoard(page)
  for (const [act, way] of Object.entries(BOARD)) await reach(page, board, act, way)
  for (const [act, way] of Object.entries(HOUSE)) await reach(page, '/boards', act, way)
  for (const [act, way] of Object.entries(RULES)) await reach(page, '/rules', act, way)
  await asModerator.goto(board)
  await expect(asModerator.getByRole('navigation', { name: 'What admins can do with this board' })).toHaveCount(0)
})

test('no act is without its way', () => {
  expect(
    [
      ...Object.keys(THREAD),
      ...Object.keys(MEMBER),
      ...Object.keys(ROLES),
      ...Object.keys(BOARD),
      ...Object.keys(HOUSE),
      ...Object.keys(RULES),
      'post Links',
      ...ELSEWHERE,
    ].sort(),
  ).toEqual([...ACTS].sort())
})

/** A board for this test alone; gives its address. */
async function aNewBoard(page: Page): Promise<string> {
  const word = unique('reach').replace(/[^a-z0-9]/g, '')
  await page.goto('/admin/boards/new')
  await page.getByLabel('Name').fill(word)
  await page.getByLabel('Address').fill(word)
  await page.getByLabel('Purpose').fill('For this test.')
  await page.getByLabel('Place').selectOption({ index: 1 })
  await page.getByRole('main').locator('form .btn-primary').click()
  await page.waitForURL(new RegExp(`/admin/boards/${word}$`))
  return `/b/${word}`
}

/** Taps its way to the form, looks whether that is whole, and sends it where what follows needs it done. */
async function reach(page: Page, start: string, act: string, { links, rule, fills = {}, sends }: Way): Promise<void> {
  await page.goto(start)
  for (const name of links)
    await page
      .getByRole('main')
      .getByRole('link', { name, exact: typeof name === 'string' })
      .first()
      .click()
  expect(links.length + (rule ? 1 : 0) + 1, act).toBeLessThanOrEqual(MOST_TAPS)
  const form = page.getByRole('main').locator('form:has([name=key])')
  const width = await page.evaluate(() => document.documentElement.scrollWidth)
  const button = form.locator('button.btn-primary')
  await expect(button, act).toBeVisible()
  const box = await button.boundingBox()
  expect([width, (box?.x ?? 0) + (box?.width ?? 391) <= 390, (box?.height ?? 0) >= 40], act).toEqual([390, true, true])
  if (!sends) return
  for (const [label, words] of Object.entries(fills)) await form.getByLabel(label).fill(words)
  await form.getByRole('button', { name: sends, exact: true }).click()
}
