import type { Page } from '@playwright/test'
import { linkFaults } from '../lib/text/link-faults'
import { personalDataIn } from '../lib/text/personal'
import { ATTACK_STRINGS, ATTACK_TARGETS } from '../lib/text/testing/attack-strings'
import { expect, startThread, test, unique } from './fixtures'

const EACH = 160
const TITLE = '<script>window.owned=1</script><img src=x onerror=window.owned=1>"\' onmouseover=window.owned=1'

/** What a page did that a text may not make it do. */
function watch(page: Page): string[] {
  const deeds: string[] = []
  page.on('dialog', (dialog) => {
    deeds.push(`dialog: ${dialog.message()}`)
    void dialog.dismiss()
  })
  page.on('request', (request) => {
    const { protocol, hostname } = new URL(request.url())
    if (protocol.startsWith('http') && !/^(?:localhost|127\.0\.0\.1)$/.test(hostname)) deeds.push(`request: ${request.url()}`)
  })
  page.on('frameattached', () => deeds.push('frame'))
  return deeds
}

/** Elements of the page's own content that no text may hold. */
function intruders(page: Page): Promise<string[]> {
  return page.locator('main').evaluate((main) => {
    const handled = [...main.querySelectorAll('*')].filter(({ attributes }) => [...attributes].some(({ name }) => /^on|^srcdoc$|^style$/.test(name)))
    const foreign = [
      ...main.querySelectorAll('[data-post-body] :is(script, img, svg, iframe, object, embed, style, link, meta, base, form, input, video, audio)'),
    ]
    const leading = [...main.querySelectorAll<HTMLAnchorElement>('[data-post-body] a[href]')].filter(({ protocol }) => !/^(?:https?|mailto):$/.test(protocol))
    return [...handled, ...foreign, ...leading].map(({ outerHTML }) => outerHTML.slice(0, 200))
  })
}

function asLinks(target: string): string[] {
  return [`[words](${target})`, `[<b>${target}](https://example.org/)`]
}

/** Without the links that name another site than theirs, which are refused, and what looks like personal data, which is asked about. */
function sendable(texts: string[]): string[] {
  return texts.filter((text) => linkFaults(text).length === 0 && personalDataIn(text).length === 0)
}

async function expectQuiet(page: Page, deeds: string[]): Promise<void> {
  await page.mouse.move(200, 300)
  await page.keyboard.press('Tab')
  expect(await intruders(page)).toEqual([])
  expect(await page.evaluate(() => 'owned' in window)).toBe(false)
  expect(deeds).toEqual([])
}

test('hundreds of attack strings in a title, posts, links and a quotation stay text', async ({ asParent: page }) => {
  test.setTimeout(120_000)
  const deeds = watch(page)
  const path = await startThread(page, 'chat', unique(TITLE), sendable(ATTACK_TARGETS.flatMap(asLinks)).join('\n\n'))
  await expect(page.getByRole('heading', { level: 1 })).toContainText('<script>window.owned=1</script>')
  await expectQuiet(page, deeds)
  const some = sendable(ATTACK_STRINGS.filter((_, index) => index % 3 === 0))
  for (let from = 0; from < some.length; from += EACH) {
    await page.getByLabel('Your reply').fill(some.slice(from, from + EACH).join('\n\n'))
    await page.getByRole('button', { name: 'Post reply' }).click()
    await expect(page).toHaveURL(/#post-\d+$/)
    await expectQuiet(page, deeds)
  }
  await page.goto(path)
  await expect(page.locator('article')).toHaveCount(1 + Math.ceil(some.length / EACH))
  await expectQuiet(page, deeds)
  await page.locator('#post-2').getByRole('link', { name: /Quote/ }).first().click()
  await expect(page.getByLabel('Your reply')).toHaveValue(/^> /)
  await expectQuiet(page, deeds)
  await page.getByRole('button', { name: 'Preview' }).click()
  await expectQuiet(page, deeds)
  await page.getByRole('button', { name: 'Post reply' }).click()
  await expect(page).toHaveURL(/#post-\d+$/)
  await expectQuiet(page, deeds)
  await page.goto('/b/chat')
  await expectQuiet(page, deeds)
})
