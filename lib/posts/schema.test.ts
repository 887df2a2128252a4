import { expect, test } from 'vitest'
import { postBody } from './schema'

function problems(text: string): string[] {
  return postBody.safeParse(text).error?.issues.map(({ message }) => message) ?? []
}

test('words of a link that name another site are refused with both named', () => {
  expect(problems('See [gov.uk](https://evil.example/a).')).toEqual([
    '“gov.uk” is read as a site, but the link leads to evil.example. Write the address itself, or other words.',
  ])
  expect(problems('See [gov.uk](https://www.gov.uk/a) and [the page](https://evil.example/).')).toEqual([])
})

test('a post over its limit is refused with the limit named, and not read any further', () => {
  expect(problems(`[gov.uk](https://evil.example)${'a'.repeat(100_000)}`)).toEqual(['A post has at most 100,000 characters.'])
  expect(problems('😀'.repeat(100_000))).toEqual([])
})

test('a post of nothing but space is refused', () => {
  expect(problems(' \n\t ')).toEqual(['Write something in the post.'])
})

test('a link whose words turn round or show nothing is refused, with where it leads', () => {
  expect(problems('See [\u202Eku.vog](https://evil.example/a).')[0]).toContain('The words of the link to evil.example have invisible signs')
  expect(problems('See [\u200B](https://evil.example/a).')[0]).toContain('The link to evil.example has no words that can be seen.')
})

test.each(['\u200B', '\u3164\n\n\u2800', '\u200E\u200F', '`\u00AD`', '\uFE0F', '\u{E0020}', '\u2066\u2069'])(
  'a post of %j shows nothing and is refused',
  (text) => {
    expect(problems(text).join()).toMatch(/Write some/)
  },
)

test.each(['👨‍👩‍👧', '.', '❤️', '🏴󠁧󠁢󠁥󠁮󠁧󠁿', 'می‌خواهم', '>', '***'])('a post of %s can be seen', (text) => {
  expect(problems(text)).toEqual([])
})

test('a post whose HTML would be many times what was typed is refused in a sentence; one full of quotation marks is taken', () => {
  expect(problems('[a](http://b.cd) '.repeat(2000))).toEqual([expect.stringMatching(/^This post is made of so many links/)])
  for (const sign of ['"', '&', '<', "'"]) expect(problems(sign.repeat(100_000))).toEqual([])
})
