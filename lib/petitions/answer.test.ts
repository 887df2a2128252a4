import { expect, test } from 'vitest'
import type { Fetched } from '@/lib/platform/foreign-fetch'
import { placesOf, readAnswer } from './answer'

const NOW = new Date('2027-03-01T12:00:00Z')
const { place, archived } = placesOf('https://petition.example.org', 46935)
const answered = (body: unknown, status = 200): Fetched => ({
  outcome: 'answered',
  status,
  finalAddress: place,
  chain: [place],
  body: Buffer.from(typeof body === 'string' ? body : JSON.stringify(body)),
})
const petition = (attributes: object, type = 'petition', id = 46935) => answered({ links: { self: place }, data: { type, id, attributes } })
const told = (fetched: Fetched) => readAnswer(fetched, 46935, NOW)

test.each([
  ['2027-06-08', '2027-06-08T23:00:00.000Z'],
  ['2027-12-31', '2028-01-01T00:00:00.000Z'],
  ['2027-03-27', '2027-03-28T00:00:00.000Z'], // the clocks change on the day after
  ['2027-03-28', '2027-03-28T23:00:00.000Z'],
  ['2027-02-28', '2027-03-01T00:00:00.000Z'],
])('a petition that is open until %s closes at the end of that day by British clocks', (day, moment) => {
  const attributes = { state: 'open', closing_date: day, action: 'Keep the crossing', signature_count: 12, creator_name: 'A Person', closed_at: null }
  expect(told(petition(attributes))).toEqual({ state: 'open', closesAt: new Date(moment) })
})

test('what is closed, rejected or taken down can be signed no more', () => {
  expect(told(petition({ state: 'closed', closed_at: '2020-09-11T22:59:59.999Z' }))).toEqual({ state: 'closed' })
  expect(told(petition({ state: 'closed', closed_at: '2020-09-11T22:59:59.999Z', creator_name: null }, 'archived-petition'))).toEqual({ state: 'closed' })
  expect(told(petition({ state: 'rejected', rejected_at: '2026-01-29T10:00:00.000Z', opened_at: null }))).toEqual({ state: 'rejected' })
  expect(told(answered('<html>gone</html>', 410))).toEqual({ state: 'closed' })
})

test.each<[string, Fetched]>([
  ['404', answered('{}', 404)],
  ['a page for people in place of JSON', answered('<!doctype html><title>Moderation</title>')],
  ['a redirect to a page for people', { outcome: 'refused-address', chain: [place, 'https://petition.example.org/petitions/46935/gathering-support'] }],
  ['a redirect to the front page', { outcome: 'refused-address', chain: [place, 'https://petition.example.org/'] }],
])('%s: it is not public yet', (_name, fetched) => {
  expect(told(fetched)).toBe('unpublished')
})

test.each<[string, Fetched]>([
  ['maintenance', answered('{"error": 503}', 503)],
  ['another format than we asked for', answered('', 406)],
  ['silence', { outcome: 'too-slow', chain: [place] }],
  ['no such name', { outcome: 'name-unknown', chain: [place] }],
  ['an address that nobody may be sent to', { outcome: 'refused-address', chain: [place] }],
  ['another host', { outcome: 'refused-address', chain: [place, 'https://elsewhere.example.org/petitions/46935.json'] }],
  ['a ring of redirects', { outcome: 'too-many-redirects', chain: [place, archived, archived] }],
  ['other JSON', answered({ data: [] })],
  ['nothing but null', answered('null')],
  ['another petition', petition({ state: 'open', closing_date: '2027-06-08' }, 'petition', 46936)],
  ['open without a day', petition({ state: 'open' })],
  ['a day that there is not', petition({ state: 'open', closing_date: '2027-02-30' })],
  ['no day', petition({ state: 'open', closing_date: 'soon' })],
  ['a day beyond all belief', petition({ state: 'open', closing_date: '2999-06-08' })],
  ['open until long ago', petition({ state: 'open', closing_date: '1999-06-08' })],
  ['closed in the future', petition({ state: 'closed', closed_at: '2028-01-01T00:00:00.000Z' })],
  ['an unknown state', petition({ state: 'hidden' })],
])('%s is no answer', (_name, fetched) => {
  expect(told(fetched)).toBe('failed')
})
