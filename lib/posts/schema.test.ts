import { expect, test } from 'vitest'
import { postBody } from './schema'

function problems(text: string): string[] {
  return postBody.safeParse(text).error?.issues.map(({ message }) => message) ?? []
}

test('words of a link that name another site are refused with both named', () => {
  expect(problems('See [gov.uk](https://evil.example/a).')).toEqual(['The words “gov.uk” lead to evil.example. Write the address itself, or other words.'])
  expect(problems('See [gov.uk](https://www.gov.uk/a) and [the page](https://evil.example/).')).toEqual([])
})

test('a post over its limit is refused with the limit named, and not read any further', () => {
  expect(problems(`[gov.uk](https://evil.example)${'a'.repeat(100_000)}`)).toEqual(['A post has at most 100,000 characters.'])
  expect(problems('😀'.repeat(100_000))).toEqual([])
})

test('a post of nothing but space is refused', () => {
  expect(problems(' \n\t ')).toEqual(['Write something in the post.'])
})
