import { expect, test } from 'vitest'
import { DAY_MS } from '@/lib/platform/clock'
import type { Fetched } from '@/lib/platform/foreign-fetch'
import { finalHostOf, type Kept, learn } from './policy'

const ADDRESS = 'https://sho.rt/a'
const MADE = new Date('2026-01-01T12:00:00Z')
const day = (days: number) => new Date(MADE.getTime() + days * DAY_MS)
const unknown: Kept = {
  finalAddress: null,
  failures: 0,
  failingSince: null,
  missingSince: null,
  goneAt: null,
  changedAt: null,
  formerAddress: null,
  createdAt: MADE,
}

const at = (finalAddress: string, status = 200): Fetched => ({ outcome: 'answered', status, finalAddress, chain: [ADDRESS, finalAddress] })
const not = (outcome: 'name-unknown' | 'unreachable' | 'too-slow' | 'too-many-redirects' | 'bad-answer'): Fetched => ({ outcome, chain: [ADDRESS] })

/** What is known after some days of asking, each when it was due. */
function asked(answers: readonly Fetched[], days: readonly number[]): Kept {
  let kept = unknown
  answers.forEach((answer, index) => {
    kept = { ...kept, ...learn(kept, answer, day(days[index] ?? 0)) }
  })
  return kept
}

test('an address that answers is asked every week, and every month after three', () => {
  expect(learn(unknown, at('https://news.example.org/'), day(0))).toEqual({
    finalAddress: 'https://news.example.org/',
    chain: [ADDRESS, 'https://news.example.org/'],
    failures: 0,
    failingSince: null,
    missingSince: null,
    goneAt: null,
    changedAt: null,
    formerAddress: null,
    nextCheckAt: day(7),
  })
  expect(learn(unknown, at('https://news.example.org/'), day(90)).nextCheckAt).toEqual(day(97))
  expect(learn(unknown, at('https://news.example.org/'), day(91)).nextCheckAt).toEqual(day(121))
})

test.each([at(ADDRESS, 404), at(ADDRESS, 410), not('name-unknown')])(
  'two times nothing there, a day apart, and it is gone since the first: $outcome $status',
  (nothing) => {
    const once = learn(unknown, nothing, day(0))
    expect(once).toMatchObject({ goneAt: null, missingSince: day(0) })
    expect(once.nextCheckAt?.getTime()).toBeGreaterThan(day(1).getTime())
    expect(asked([nothing, nothing], [0, 0.9]).goneAt).toBeNull()
    expect(asked([nothing, nothing], [0, 1])).toMatchObject({ goneAt: day(0) })
    expect(asked([nothing, at(ADDRESS), nothing], [0, 2, 3]).goneAt).toBeNull()
  },
)

test.each([not('unreachable'), not('too-slow'), not('bad-answer'), not('too-many-redirects'), at(ADDRESS, 500), at(ADDRESS, 503)])(
  'what cannot be reached is gone after five tries over two weeks and not before: $outcome $status',
  (failure) => {
    const days = [0]
    let kept: Kept = unknown
    for (let tries = 1; tries <= 5; tries += 1) {
      expect(kept.goneAt).toBeNull()
      const learnt = learn(kept, failure, day(days.at(-1) ?? 0))
      kept = { ...kept, ...learnt }
      days.push(((learnt.nextCheckAt?.getTime() ?? 0) - MADE.getTime()) / DAY_MS)
    }
    expect(days.slice(0, 5)).toEqual([0, 2, 5, 9, 14])
    expect(kept).toMatchObject({ failures: 5, goneAt: day(0) })
    expect(asked(Array(9).fill(failure), [0, 1, 2, 3, 4, 5, 6, 7, 8]).goneAt).toBeNull()
  },
)

test('what is there again is not gone any more', () => {
  const gone = asked([at(ADDRESS, 404), at(ADDRESS, 404)], [0, 2])
  expect({ ...gone, ...learn(gone, not('too-slow'), day(9)) }.goneAt).toEqual(day(0))
  expect(learn(gone, at(ADDRESS), day(9))).toMatchObject({ goneAt: null, missingSince: null, failures: 0, failingSince: null })
})

test('another host at the end is a change, another page of the same host is none', () => {
  const known = asked([at('https://news.example.org/a')], [0])
  expect(learn(known, at('https://www.news.example.org/b'), day(7))).toMatchObject({ changedAt: null, finalAddress: 'https://www.news.example.org/b' })
  for (const end of [at('https://casino.example/'), at('https://casino.example/', 404), at('https://casino.example/', 503)])
    expect(learn(known, end, day(7))).toMatchObject({ changedAt: day(7), formerAddress: 'https://news.example.org/a', finalAddress: 'https://casino.example/' })
  expect(learn(known, not('unreachable'), day(7))).toMatchObject({ changedAt: null, finalAddress: 'https://news.example.org/a', chain: null })
})

test('an address that we refuse to ask is never asked again; a redirect to one ends there', () => {
  expect(learn(unknown, { outcome: 'refused-address', chain: ['http://10.0.0.1/'] }, day(0))).toMatchObject({ nextCheckAt: null, finalAddress: null })
  const inwards: Fetched = { outcome: 'refused-address', chain: [ADDRESS, 'http://192.168.0.1/admin'] }
  const known = asked([at('https://news.example.org/a')], [0])
  expect(learn(known, inwards, day(7))).toMatchObject({ changedAt: day(7), finalAddress: 'http://192.168.0.1/admin', goneAt: null })
  expect(learn(known, { outcome: 'refused-address', chain: [ADDRESS, 'file:///etc/passwd'] }, day(7))).toMatchObject({ failures: 1, changedAt: null })
  expect(learn(known, { outcome: 'refused-address', chain: [ADDRESS] }, day(7))).toMatchObject({ failures: 1, nextCheckAt: day(9) })
})

test('readers are told of the end only where it is another host', () => {
  expect(finalHostOf(ADDRESS, null)).toBeNull()
  expect(finalHostOf(ADDRESS, 'https://www.sho.rt/b')).toBeNull()
  expect(finalHostOf(ADDRESS, 'https://news.example.org/')).toBe('news.example.org')
})
