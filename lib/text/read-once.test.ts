import { expect, test } from 'vitest'
import { readMarkup } from './markup'
import { readOnce } from './read-once'

const long = (letter: string) => letter.repeat(2000)

test('a long text is read once, however often it is looked at', () => {
  let reads = 0
  const read = () => ({ turn: ++reads })
  expect(readOnce(long('a'), read)).toBe(readOnce(long('a'), read))
  expect(reads).toBe(1)
})

test('a short text, and one that four others came after, is read again', () => {
  let reads = 0
  const read = () => ({ turn: ++reads })
  for (const text of ['short', 'short', ...['b', 'c', 'd', 'e', 'f', 'b'].map(long)]) readOnce(text, read)
  expect(reads).toBe(8)
})

test('a post and an article of the same words are not taken for each other', () => {
  const source = `# A heading\n\n${'words '.repeat(500)}`
  const [post, article] = [readMarkup(source, 'post'), readMarkup(source, 'article')]
  expect(post.some(({ type }) => type === 'heading_open')).toBe(false)
  expect(article.some(({ type }) => type === 'heading_open')).toBe(true)
})
