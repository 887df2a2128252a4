import { expect, test } from 'vitest'
import { mayGiveBack, WORDS_LIMIT } from './refused-requests'

const FORM = { host: 'board.example', 'content-type': 'multipart/form-data; boundary=x', 'content-length': '100' }

test.each([
  ['from a browser that hides its origin', { origin: 'null' }, true],
  ['from a browser that names none', {}, true],
  ['from our page at the address that she typed', { origin: 'http://board.example' }, true],
  ['from another site', { origin: 'https://evil.example' }, false],
  ['from another site that hides itself', { origin: 'null', 'sec-fetch-site': 'cross-site' }, false],
  ['from what is no address', { origin: 'board.example' }, false],
  ['from our page with another spelling of its host', { origin: 'http://BOARD.example' }, false],
  ['from our page with a dot behind its host', { origin: 'http://board.example.' }, false],
  ['that is longer than anybody reads', { 'content-length': String(WORDS_LIMIT + 1) }, false],
  ['that none of our pages makes', { 'content-type': 'application/x-www-form-urlencoded' }, false],
] as const)('words of a refused form %s: given back? %s', (_which, headers, given) => {
  expect(mayGiveBack({ method: 'POST', headers: { ...FORM, ...headers } })).toBe(given)
})

test('only a form has words', () => {
  expect(mayGiveBack({ method: 'GET', headers: FORM })).toBe(false)
})
