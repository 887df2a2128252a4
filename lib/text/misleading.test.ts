import { expect, test } from 'vitest'
import { misleadingLinks } from './misleading'

test.each([
  ['[gov.uk](https://evil.example/)', 'gov.uk'],
  ['[GOV.UK](https://evil.example/)', 'GOV.UK'],
  ['[www.gov.uk](https://evil.example/)', 'www.gov.uk'],
  ['[https://www.gov.uk/a](https://evil.example/a)', 'https://www.gov.uk/a'],
  ['[https://gov.uk@evil.example](https://evil.example)', 'https://gov.uk@evil.example'],
  ['[gоv.uk](https://evil.example/) (a Cyrillic letter)', 'gоv.uk'],
  ['[gov . uk](https://evil.example/)', 'gov . uk'],
  ['[g o v . u k](https://evil.example/)', 'g o v . u k'],
  ['[go\u200Bv.uk](https://evil.example/)', 'gov.uk'],
  ['[gov。uk](https://evil.example/)', 'gov。uk'],
  ['[ｇｏｖ．ｕｋ](https://evil.example/)', 'ｇｏｖ．ｕｋ'],
  ['[sign at petition.parliament.uk now](https://evil.example/)', 'sign at petition.parliament.uk now'],
  ['[**gov**.uk](https://evil.example/)', 'gov.uk'],
  ['[evil.example and gov.uk](https://evil.example/)', 'evil.example and gov.uk'],
  ['[gov.uk](https://gov.uk.evil.example/)', 'gov.uk'],
  ['> - [gov.uk](https://evil.example/)', 'gov.uk'],
  ['[bank.com](mailto:me@evil.example)', 'bank.com'],
  ['[example.co.uk](https://evil.co.uk/)', 'example.co.uk'],
])('%s is misleading', (source, words) => {
  expect(misleadingLinks(source).map((link) => link.words)).toEqual([words])
  expect(misleadingLinks(source)[0]?.host).toContain('evil')
})

test.each([
  '[gov.uk](https://www.gov.uk/a)',
  '[gov.uk](https://petition.gov.uk/a)',
  '[www.example.org](https://example.org/)',
  '[news.example.org](https://example.org/)',
  '[EXAMPLE.org:8080](http://example.org:8080/)',
  '[bücher.example](https://bücher.example/)',
  '[the petition](https://example.org/)',
  '[e.g. this one](https://example.org/)',
  '[at 3.30 p.m.](https://example.org/)',
  '[version 1.2.3](https://example.org/)',
  '[Sign the petition. It is quick](https://example.org/)',
  '[report.pdf](https://example.org/report.pdf)',
  '[readme.md](https://example.org/readme.md)',
  '[Olivia in #3](/p/16)',
  '`[gov.uk](https://evil.example/)`',
  '\\[gov.uk](https://evil.example/)',
  'gov.uk https://evil.example/',
])('%s is not', (source) => {
  expect(misleadingLinks(source)).toEqual([])
})

test.each([
  ['letters with marks', 'b\u0301'],
  ['dots', 'a.'],
  ['hyphens', 'a-'],
  ['marks alone', '\u0335'],
  ['spaces', ' '],
  ['links', 'a.bc](https://a.bc) ['],
])('words of 100,000 characters take no time: %s', (_name, piece) => {
  const source = `[a${piece.repeat(Math.floor(99_900 / piece.length))}a](https://evil.example/)`
  const begun = process.cpuUsage().user // what this process has worked, whatever else the machine does meanwhile
  misleadingLinks(source)
  expect((process.cpuUsage().user - begun) / 1000).toBeLessThan(1000)
})

test.each(['[\u0301gov.uk](https://evil.example/)', '[x-gov.uk.123](https://evil.example/)', `[${'a.'.repeat(300)}gov.uk](https://evil.example/)`])(
  '%s is misleading too',
  (source) => {
    expect(misleadingLinks(source)).toHaveLength(1)
  },
)
