import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

const files = ['app', 'components'].flatMap((room) =>
  readdirSync(room, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.tsx'))
    .map((file) => ({ file, text: readFileSync(`${room}/${file}`, 'utf8') })),
)

test('every form that is sent says for whom it was opened', () => {
  const forms = files.filter(({ text }) => /<form\b(?![^>]*method="get")[^>]*action=\{/.test(text) && !/<form\b[^>]*action=\{\w*[pP]ath/.test(text))
  expect(forms.length).toBeGreaterThan(20)
  expect(forms.filter(({ text }) => !text.includes('<FormNotice ')).map(({ file }) => file)).toEqual([])
})

test('every form is sent to a path of its own, without the place in the page to which a link has led: the focus would go there', () => {
  const states = files.flatMap(({ file, text }) => (text.match(/useActionState\(.*/g) ?? []).map((call) => `${file}: ${call}`))
  expect(states.length).toBeGreaterThan(20)
  expect(states.filter((call) => !/useActionState\(action, idle, /.test(call))).toEqual([])
})

test('every article has a name', () => {
  const tags = files.flatMap(({ file, text }) => (text.match(/<article\b.*>/g) ?? []).map((tag) => `${file}: ${tag}`))
  expect(tags.length).toBeGreaterThan(3)
  expect(tags.filter((tag) => !/aria-label(ledby)?=/.test(tag))).toEqual([])
})
