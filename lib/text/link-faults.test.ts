import { expect, test } from 'vitest'
import { linkFaults } from './link-faults'

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
  expect(linkFaults(source)).toEqual([{ fault: 'misleading', words, named: expect.any(String), host: expect.stringContaining('evil') }])
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
  '[Sign now.We need you](https://example.org/)',
  '[Sign now.It takes a minute](https://example.org/)',
  '[We need you.Help us](https://example.org/)',
  '[Please read this.Me too](https://example.org/)',
  '[It is over.No more.Is it?](https://example.org/)',
  '[it cost 3.am I right](https://example.org/)',
  '[and so on...and on](https://example.org/)',
  '[شكرا لكم](https://example.org/)',
  '[\u200Fשלום\u200F](https://example.org/)',
  '[👩‍👧](https://example.org/)',
])('%s is not', (source) => {
  expect(linkFaults(source)).toEqual([])
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
  linkFaults(source)
  expect((process.cpuUsage().user - begun) / 1000).toBeLessThan(1000)
})

test.each(['[\u0301gov.uk](https://evil.example/)', '[x-gov.uk.123](https://evil.example/)', `[${'a.'.repeat(300)}gov.uk](https://evil.example/)`])(
  '%s is misleading too',
  (source) => {
    expect(linkFaults(source)).toHaveLength(1)
  },
)

test.each([
  ['[Sign now.it](https://evil.example/)', 'now.it'],
  ['[Sign at Gov.Uk today](https://evil.example/)', 'gov.uk'],
  ['[See Petition.Parliament.Uk](https://evil.example/)', 'petition.parliament.uk'],
  ['[Bank.Com is safe](https://evil.example/)', 'bank.com'],
  ['[This is bank.com. It is safe](https://evil.example/)', 'bank.com'],
])('%s is read as %s', (source, named) => {
  expect(linkFaults(source)).toMatchObject([{ fault: 'misleading', named }])
})

test.each([...'\u202A\u202B\u202C\u202D\u202E'])('words with %j turn round', (mark) => {
  expect(linkFaults(`[${mark}ku.vog](https://evil.example/)`)).toEqual([{ fault: 'turned', host: 'evil.example' }])
  expect(linkFaults(`[ku${mark}.vog](https://evil.example/)`)).toEqual([{ fault: 'turned', host: 'evil.example' }])
  expect(linkFaults(`[*ku*.vog${mark}](/p/3)`)).toEqual([{ fault: 'turned', host: null }])
})

test.each(['\u200B', '\u2060\u00AD', '\u3164', ' \u00A0 ', '\u200D', '\u2800', '\u{E0041}', '\u0301', '\u115F\u1160'])('words of %j show nothing', (words) => {
  expect(linkFaults(`see [${words}](https://evil.example/)`)).toEqual([{ fault: 'blank', host: 'evil.example' }])
})
