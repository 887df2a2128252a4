import { expect, test } from 'vitest'
import { choiceOf, draftKey, readDraft, restoredText, sweepDrafts, wipeDrafts, writeDraft } from './drafts'
import { noteSent, takeSuccess } from './sent-forms'
import { keysOf, type Shelf } from './shelves'

const NOW = Date.UTC(2026, 0, 10, 12)
const DAY = 86_400_000

test('a draft is kept for its member and its form, for a day', () => {
  const on = emptyShelf()
  const key = draftKey('LanternRow', '/t/1/reply')
  writeDraft(on, key, { at: NOW, fields: { body: 'Half a thought' } })
  expect(readDraft(on, key, NOW + DAY - 1)?.fields).toEqual({ body: 'Half a thought' })
  expect(readDraft(on, key, NOW + DAY)).toBeNull()
  expect(readDraft(on, draftKey('Joanna_S1', '/t/1/reply'), NOW)).toBeNull()
  expect(readDraft(on, draftKey('LanternRow', '/t/2/reply'), NOW)).toBeNull()
})

test('a form that was emptied has no draft', () => {
  const on = emptyShelf()
  writeDraft(on, 'draft:a:/x', { at: NOW, fields: { body: 'Words' } })
  writeDraft(on, 'draft:a:/x', { at: NOW, fields: { body: ' \n' } })
  expect(keysOf(on)).toEqual([])
})

test('what is not a draft of ours is not read', () => {
  const on = emptyShelf()
  for (const text of ['', '{', 'null', '7', '{"at":"x","fields":{}}', `{"at":${NOW},"fields":null}`, `{"at":${NOW},"fields":{"body":7}}`]) {
    on.setItem('draft:a:/x', text)
    expect(readDraft(on, 'draft:a:/x', NOW)?.fields ?? {}).toEqual({})
  }
})

test('a sweep leaves this member’s drafts of today and what is not a draft', () => {
  const on = emptyShelf()
  writeDraft(on, draftKey('Ann', '/t/1/reply'), { at: NOW, fields: { body: 'Hers' } })
  writeDraft(on, draftKey('Ann', '/t/2/reply'), { at: NOW - DAY, fields: { body: 'Hers, from yesterday' } })
  writeDraft(on, draftKey('Anna', '/t/1/reply'), { at: NOW, fields: { body: 'Another’s' } })
  writeDraft(on, draftKey('', '/t/1/reply'), { at: NOW, fields: { body: 'A guest’s' } })
  on.setItem('other', '1')
  sweepDrafts(on, 'Ann', NOW)
  expect(keysOf(on)).toEqual([draftKey('Ann', '/t/1/reply'), 'other'])
  wipeDrafts(on)
  expect(keysOf(on)).toEqual(['other'])
})

test('a full shelf keeps no half of a draft', () => {
  const on = emptyShelf()
  writeDraft(on, 'draft:a:/x', { at: NOW, fields: { body: 'Short' } })
  const full: Shelf = {
    ...on,
    setItem: () => {
      throw new Error('full')
    },
  }
  writeDraft(full, 'draft:a:/x', { at: NOW, fields: { body: 'Too long' } })
  expect(keysOf(on)).toEqual([])
})

test('a draft comes back into an empty field, and into one that shows its beginning', () => {
  expect(restoredText('Hello', '', false)).toBe('Hello')
  expect(restoredText('> Ann in #3:\n> Yes.\n\nQuite so.', '> Ann in #3:\n> Yes.\n\n', true)).toBe('> Ann in #3:\n> Yes.\n\nQuite so.')
  expect(restoredText('Hello', 'Hello', false)).toBeNull()
  expect(restoredText(' \n', '', false)).toBeNull()
})

test('a quotation goes below what was typed before', () => {
  expect(restoredText('Hello\n', '> Ann in #3:\n> Yes.\n\n', true)).toBe('Hello\n\n> Ann in #3:\n> Yes.\n\n')
})

test('what the page holds already is not put in twice', () => {
  expect(restoredText('Hello', 'Hello\n\n> Ann in #3:\n> Yes.\n\n', true)).toBeNull()
})

const words = (body: string) => ({ title: '', body })

test.each([
  ['the page shows the very words', { seen: 5, saved: true }, { at: 5, body: 'Typed here\r\n' }, 'page'],
  ['the server holds them and more', { seen: 3 }, { at: 5, body: 'Typed here and elsewhere' }, 'page'],
  ['words that were not saved go on from what the page shows', { seen: 5 }, { at: 5, body: 'Ty' }, 'device'],
  ['saved words, and newer ones from another device', { seen: 3, saved: true }, { at: 5, body: 'Other' }, 'forget'],
  ['saved words that were sent from another device', { seen: 3, saved: true }, { at: null, body: '' }, 'forget'],
  ['saved words, and a page that knows of no drafts', { seen: 3, saved: true }, { at: null, body: '', knows: false }, 'both'],
  ['words that were never saved', {}, { at: null, body: '' }, 'both'],
  ['newer words from elsewhere', { at: 4 }, { at: 5, body: 'Other' }, 'page'],
  ['newer words than those that were asked for', { at: 9 }, { at: 5, body: 'Other', asked: true }, 'page'],
  ['older words from elsewhere', { at: 6 }, { at: 5, body: 'Other' }, 'device'],
] as const)('%s', (_what, device, page, choice) => {
  expect(choiceOf({ at: 10, fields: words('Typed here'), ...device }, { knows: true, ...page, fields: words(page.body) })).toBe(choice)
})

test('words that a refused form brings back stand', () => {
  expect(restoredText('From another tab', 'What I sent', false)).toBeNull()
})

test('a form was taken when its answer leads to another page', () => {
  expect(arrive({ path: '/t/1/slug', redirected: true })).toBe('/t/1/reply')
  expect(arrive({ path: '/t/1/reply', redirected: false })).toBeNull()
  expect(arrive({ path: '/t/1/slug', redirected: false })).toBeNull()
  expect(arrive({ path: '/t/1/slug', redirected: true, now: NOW + 600_000 })).toBeNull()
})

test('one arrival answers one sending', () => {
  const on = emptyShelf()
  noteSent(on, '/t/1/reply', NOW)
  expect(takeSuccess(on, { path: '/t/1/reply', redirected: false, now: NOW })).toBeNull()
  expect(takeSuccess(on, { path: '/t/1/slug', redirected: true, now: NOW })).toBeNull()
})

function arrive({ path, redirected, now = NOW + 300 }: { path: string; redirected: boolean; now?: number }): string | null {
  const on = emptyShelf()
  noteSent(on, '/t/1/reply', NOW)
  return takeSuccess(on, { path, redirected, now })
}

function emptyShelf(): Shelf {
  const kept = new Map<string, string>()
  return {
    get length() {
      return kept.size
    },
    key: (index) => [...kept.keys()][index] ?? null,
    getItem: (key) => kept.get(key) ?? null,
    setItem: (key, value) => {
      kept.set(key, value)
    },
    removeItem: (key) => {
      kept.delete(key)
    },
  }
}
