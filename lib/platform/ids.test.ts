import { expect, test } from 'vitest'
import { boardId, entryId } from './ids'

test.each([
  [boardId, 'x', 'That is not the number of a board.'],
  [entryId, '0', 'That is not the number of an entry.'],
  [entryId, String(2n ** 63n), 'That is not the number of an entry.'],
  [entryId, undefined, 'Say which entry is meant.'],
])('a number that is none is answered with a whole sentence', (id, given, sentence) => {
  expect(id.safeParse(given).error?.issues[0]?.message).toBe(sentence)
})

test('a number is read', () => {
  expect(entryId.parse('12')).toBe(12n)
})
