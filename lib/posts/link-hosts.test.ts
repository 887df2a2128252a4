import { expect, test } from 'vitest'
import { type HostRule, hostOf, isAbout, ruleOfHost, verdictOfHost } from './link-hosts'

test.each([
  ['example.org', 'example.org', true],
  ['example.org', 'www.example.org', true],
  ['www.example.org', 'example.org', true],
  ['example.org', 'news.example.org', false],
  ['example.org', 'badexample.org', false],
  ['*.gov.uk', 'gov.uk', true],
  ['*.gov.uk', 'www.gov.uk', true],
  ['*.gov.uk', 'petition.parliament.gov.uk', true],
  ['*.gov.uk', 'notgov.uk', false],
  ['*.gov.uk', 'gov.uk.example.org', false],
])('%s is about %s: %s', (pattern, host, expected) => {
  expect(isAbout(pattern, host)).toBe(expected)
})

test('a host has one spelling, whatever the port, the case or a dot at its end', () => {
  expect(hostOf('https://EXAMPLE.org.:8443/a')).toBe('example.org')
  expect(hostOf('https://b\u00fccher.example/')).toBe('xn--bcher-kva.example')
  expect(hostOf('not an address')).toBe('')
})

test('a refusal beats a trust, and the board’s own rule the site’s', () => {
  const rule = (pattern: string, verdict: HostRule['verdict'], boardId: bigint | null = null): HostRule => ({ pattern, verdict, boardId })
  expect(verdictOfHost([], 'example.org')).toBeNull()
  expect(verdictOfHost([rule('other.example', 'refused')], 'example.org')).toBeNull()
  expect(verdictOfHost([rule('example.org', 'trusted', 1n), rule('*.example.org', 'refused')], 'example.org')).toBe('refused')
  expect(verdictOfHost([rule('*.example.org', 'refused', 1n), rule('example.org', 'trusted')], 'example.org')).toBe('refused')
  expect(ruleOfHost([rule('*.example.org', 'trusted'), rule('example.org', 'trusted', 1n)], 'example.org')?.boardId).toBe(1n)
})
