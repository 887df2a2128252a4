import { expect, test } from 'vitest'
import { localPath } from './account'

test('after signing in one stays on this site', () => {
  expect(localPath('/t/12/a-thread?by=op#post-3')).toBe('/t/12/a-thread?by=op#post-3')
  for (const to of [
    undefined,
    '',
    '//evil.example',
    '///evil.example',
    '/\\evil.example',
    '\\\\evil.example',
    'https:evil.example',
    'https://evil.example',
    'javascript:alert(1)',
    '/a\r\nLocation: x',
    '@evil.example',
    '/.//evil.example',
    '/..//evil.example',
    '/%2e//evil.example',
    '/a/..//evil.example',
    '/.\\evil.example',
  ]) {
    expect(localPath(to), to).toBe('/')
  }
  expect(localPath('/%2f%2fevil.example')).toBe('/%2f%2fevil.example')
})
