import { expect, test } from 'vitest'
import type { MemberViewer } from '@/lib/identity/viewer'
import { guest } from '@/lib/identity/viewer'
import { closeMark, goneMark, openMark, tagMark, untilMark, valueMark } from '@/lib/platform/marks'
import { readRendering } from './rendering'
import { fill, isConstantForGuests, type Reader } from './slots'

const WORD = 'a1b2c3d4'
const reader: Reader = { viewer: guest, theme: 'dark', address: '/t/1' }
const olivia: MemberViewer = {
  kind: 'member',
  id: 7n,
  nameId: 70n,
  name: '<Olivia> & "co"',
  joinedAt: new Date(0),
  isAdmin: false,
  moderates: [3n],
  staffBoards: [],
  unread: 0,
}

const slot = (when: Parameters<typeof openMark>[1], inside: string) => `${openMark(WORD, when)}${inside}${closeMark(WORD)}`
const filled = (html: string, viewer: Reader['viewer']) => fill(readRendering(Buffer.from(html), WORD).pieces, { ...reader, viewer }).toString()

test('each reader gets her own variants, nested ones too', () => {
  const page = `a${slot('guest', 'G')}b${slot('member', `M${slot('moderator:3', 'x')}${slot('moderator:4', 'y')}`)}c${slot('name:70', 'mine')}${slot('staff', 'S')}${slot('not-moderator:3', 'n')}`
  expect(filled(page, guest)).toBe('aGbc')
  expect(filled(page, olivia)).toBe('abMxcmineS')
  expect(filled(page, { ...olivia, moderates: [], nameId: 71n })).toBe('abMcn')
  expect(filled(page, { ...olivia, moderates: 'all' })).toBe('abMxycmineS')
})

test('values are escaped, and a form’s key is fresh at each sending', () => {
  expect(filled(`<b title="${valueMark(WORD, 'viewer.name')}">`, olivia)).toBe('<b title="&lt;Olivia&gt; &amp; &quot;co&quot;">')
  const page = valueMark(WORD, 'form.key')
  expect(filled(page, olivia)).toMatch(/^[\w-]{36}$/)
  expect(filled(page, olivia)).not.toBe(filled(page, olivia))
})

test('marks typed by people are text like any other', () => {
  const typed = '<p>~0000(moderator:3~secret~0000)~ ~a1b2(guest~</p>'
  expect(filled(typed, guest)).toBe(typed)
})

test('a page in which a mark is broken is never sent', () => {
  for (const page of [openMark(WORD, 'guest'), closeMark(WORD), `text ${WORD} text`, `~${WORD}?what~`])
    expect(() => readRendering(Buffer.from(page), WORD)).toThrow()
})

test('the framework’s scripts are left out, data stays', () => {
  const page =
    '<link rel="preload" as="script" href="/x.js"/><link rel="stylesheet" href="/x.css"/><script src="/x.js" async=""></script><script>self.__next_f.push("~")</script><script type="application/ld+json">{"a":1}</script><p>x</p>'
  expect(filled(page, guest)).toBe('<link rel="stylesheet" href="/x.css"/><script type="application/ld+json">{"a":1}</script><p>x</p>')
})

test('our own modules stay, and what a page is made of is read from its marks', () => {
  const page = `<script type="module" src="/client/reader-1.js"></script>${tagMark(WORD, 'board:5')}a${tagMark(WORD, 'lists')}${untilMark(WORD, new Date('2026-12-01'))}${untilMark(WORD, new Date('2026-11-30'))}b`
  expect(readRendering(Buffer.from(page), WORD)).toMatchObject({ tags: ['board:5', 'lists'], until: Date.parse('2026-11-30') })
  expect(filled(page, guest)).toBe('<script type="module" src="/client/reader-1.js"></script>ab')
})

test('a page that tells of something gone is answered so', () => {
  expect(readRendering(Buffer.from('<p>Here.</p>'), WORD).status).toBe(200)
  expect(readRendering(Buffer.from(`<p>${goneMark(WORD)}Removed.</p>`), WORD)).toMatchObject({ status: 410, tags: [] })
})

test('guests share bytes only where nothing in them differs at each sending', () => {
  const constant = (html: string) => isConstantForGuests(readRendering(Buffer.from(html), WORD).pieces)
  expect(constant(`${valueMark(WORD, 'theme')}${slot('member', valueMark(WORD, 'form.key'))}`)).toBe(true)
  expect(constant(slot('guest', valueMark(WORD, 'form.key')))).toBe(false)
  expect(constant(valueMark(WORD, 'form.key'))).toBe(false)
})

test('only whoever gets a page that was kept for an outage is told how old it is', () => {
  const page = `${slot('as-of', `as of ${valueMark(WORD, 'as-of')}`)}${slot('guest', 'Sign in')}${slot('member', 'Menu')}`
  const rendering = readRendering(Buffer.from(page), WORD)
  expect(filled(page, guest)).toBe('Sign in')
  expect(filled(page, olivia)).toBe('Menu')
  expect(fill(rendering.pieces, { ...reader, viewer: { kind: 'guest', asOf: true }, asOf: '18:54' }).toString()).toBe('as of 18:54Sign in')
  expect(isConstantForGuests(rendering.pieces)).toBe(true)
})
