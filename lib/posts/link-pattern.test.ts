import { expect, test } from 'vitest'
import { hostPattern } from './link-pattern'

test.each([
  ['example.org', 'example.org'],
  [' Example.ORG. ', 'example.org'],
  ['https://www.example.org/a?b', 'www.example.org'],
  ['example.org:8080', 'example.org'],
  ['*.gov.uk', '*.gov.uk'],
  ['gov.uk', 'gov.uk'],
  ['*.nhs.uk', '*.nhs.uk'],
  ['b\u00fccher.example', 'xn--bcher-kva.example'],
  ['*.b\u00fccher.example', '*.xn--bcher-kva.example'],
  ['192.0.2.7', '192.0.2.7'],
])('%s is the host %s', (given, expected) => {
  expect(hostPattern.parse(given)).toBe(expected)
})

test.each([
  '',
  '*',
  '*.',
  'com',
  '*.com',
  '*.uk',
  'co.uk',
  '*.co.uk',
  '*.github.io',
  'localhost',
  '*.*.org',
  'a b.org',
  'a@b.org',
  '*.192.0.2.7',
  '[::1]',
  `${'x'.repeat(300)}.org`,
])('%s is not a host for a rule', (given) => {
  expect(hostPattern.safeParse(given).success).toBe(false)
})
