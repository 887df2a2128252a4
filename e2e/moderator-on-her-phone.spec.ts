import type { Locator, Page } from '@playwright/test'
import { expect, signIn, startThread, test, unique } from './fixtures'

const MOST_TAPS = 3

test('moving, locking and undoing take at most three taps from the thread', async ({ asModerator: page, asParent }) => {
  const path = await startThread(asParent, 'chat', unique('From the bus'), 'One hand on the rail.')
  await page.setViewportSize({ width: 390, height: 844 })
  await page.goto(path)
  const move = taps()
  await move.tap(page.getByRole('link', { name: 'Move', exact: true }))
  await move.choose(page.getByLabel('To which board?'), 'local-councils')
  await move.tap(page.getByRole('button', { name: 'Move thread' }))
  await expect(page.locator('[id^=notice-]')).toContainText('moved this thread from Chat to Local councils')
  expect(move.count()).toBeLessThanOrEqual(MOST_TAPS)

  const undo = taps()
  await undo.tap(page.locator('[id^=notice-]').getByRole('link', { name: 'Undo' }))
  await undo.tap(page.getByRole('button', { name: 'Undo' }))
  await expect(page.locator('[id^=notice-]').last()).toContainText('moved this thread back')
  expect(undo.count()).toBeLessThanOrEqual(MOST_TAPS)

  const lock = taps()
  await lock.tap(page.getByRole('link', { name: 'Lock' }))
  await lock.tap(page.getByRole('button', { name: /Lock/ }))
  await expect(page.locator('[id^=notice-]').last()).toContainText('locked this thread')
  expect(lock.count()).toBeLessThanOrEqual(MOST_TAPS)
})

test('links are made clickable in at most three taps from the post', async ({ asModerator: page, page: newcomer, javaScriptEnabled }) => {
  test.skip(javaScriptEnabled === false, 'a newcomer has only so many posts before her links work from the start')
  await signIn(newcomer, 'marlowe54')
  const path = await startThread(newcomer, 'chat', unique('Worth a look'), 'It is all here: https://www.example.org/worth-a-look')
  await page.setViewportSize({ width: 390, height: 844 })
  await page.goto(path)
  const links = taps()
  await links.tap(page.locator('#post-1').getByRole('link', { name: /^Make links clickable/ }))
  await links.tap(page.getByRole('button', { name: 'Make links clickable' }))
  await expect(page.locator('#post-1 [data-post-body] a')).toHaveAttribute('href', 'https://www.example.org/worth-a-look')
  expect(links.count()).toBeLessThanOrEqual(MOST_TAPS)
})

test('a post and all later ones are split off in at most three taps from the post', async ({ asModerator: page, asParent }) => {
  const path = await startThread(asParent, 'chat', unique('Two talks in one'), 'The first talk.')
  for (const words of ['The second talk.', 'More of the second.']) {
    await asParent.goto(path)
    await asParent.getByLabel('Your reply').fill(words)
    await asParent.getByRole('button', { name: 'Post reply' }).click()
    await expect(asParent.getByText(words)).toBeVisible()
  }
  await page.setViewportSize({ width: 390, height: 844 })
  await page.goto(path)
  const split = taps()
  await split.tap(page.locator('#post-2').getByRole('link', { name: 'Split off' }))
  await expect(page.getByRole('checkbox', { name: 'The second talk.' })).toBeChecked()
  await split.tap(page.getByRole('checkbox', { name: '#2 and all later posts' }))
  await page.getByLabel('Title of the new thread').fill('The second talk')
  await split.tap(page.getByRole('button', { name: 'Split posts off' }))
  await expect(page.locator('[id^=notice-]').last()).toContainText('split 2 posts off')
  expect(split.count()).toBeLessThanOrEqual(MOST_TAPS)
})

/** Counts what a thumb does; every target must be large enough for one, and on the screen's width. */
function taps() {
  let made = 0
  const reach = async (target: Locator, page: Page = target.page()) => {
    made += 1
    await target.scrollIntoViewIfNeeded()
    const box = await target.boundingBox()
    expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThanOrEqual(page.viewportSize()?.width ?? 0)
    return box?.height ?? 0
  }
  return {
    tap: async (target: Locator) => {
      await reach(target)
      await target.click()
    },
    choose: async (select: Locator, value: string) => {
      expect(await reach(select)).toBeGreaterThanOrEqual(40)
      await select.selectOption(value)
    },
    count: () => made,
  }
}
