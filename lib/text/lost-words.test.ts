import { expect, test } from 'vitest'
import { losesWords } from './lost-words'

test.each([
  ['a link made clickable', 'Sign here: https://example.org/1 now', 'Sign [here](https://example.org/1): now'],
  ['a link put right', 'See www.exmaple.org/a.', 'See www.example.org/a.'],
  ['a word added', 'See the petition.', 'See the petition. It is closed.'],
  ['a list put right', '1. One\n1. Two', '- One\n- Two'],
  ['nothing at all', 'As it was.', 'As it was.'],
])('%s takes no words away', (_what, before, after) => {
  expect(losesWords(before, after)).toBe(false)
})

test.each([
  ['a name taken out', 'Call me, says Ann Smith.', 'Call me, says Ann.'],
  ['a number taken out', 'Call 0123.', 'Call me.'],
  ['a slip put right', 'Teh petition.', 'The petition.'],
  ['a link taken out', 'See https://example.org/a and https://example.org/b', 'See https://example.org/a and'],
  ['everything replaced', 'One thing.', 'Quite another matter altogether'],
])('%s takes words away', (_what, before, after) => {
  expect(losesWords(before, after)).toBe(true)
})
