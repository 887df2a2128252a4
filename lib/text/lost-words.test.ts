import { expect, test } from 'vitest'
import { losesWords } from './lost-words'

test.each([
  ['a link made clickable', 'Sign here: https://example.org/1 now', 'Sign [here](https://example.org/1): now'],
  ['a link put right', 'See www.exmaple.org/a.', 'See www.example.org/a.'],
  ['a word added', 'See the petition.', 'See the petition. It is closed.'],
  ['a list put right', '1. One\n1. Two', '- One\n- Two'],
  ['a word made strong', 'Read this first.', 'Read **this** first.'],
  ['a quotation put right', 'Ann said:\nWe march.\n\nSo do I.', 'Ann said:\n\n> We march.\n\nSo do I.'],
  ['the link of a quotation put right', '> [Ann in #3](/p/7):\n> See www.exmaple.org\n\nYes.', '> [Ann in #3](/p/7):\n> See www.example.org\n\nYes.'],
  ['nothing at all', 'As it was.', 'As it was.'],
])('%s takes no words away', (_what, before, after) => {
  expect(losesWords(before, after)).toBe(false)
})

test.each([
  ['a name taken out', 'Call me, says Ann Smith.', 'Call me, says Ann.'],
  ['a number taken out', 'Call 0123.', 'Call me.'],
  ['a slip put right', 'Teh petition.', 'The petition.'],
  ['a link taken out', 'See https://example.org/a and https://example.org/b', 'See https://example.org/a and'],
  ['a picture for a word exchanged', 'This plan: 👎', 'This plan: 👍'],
  ['a sum put in another coin', 'It costs £5.', 'It costs $5.'],
  ['words put in another order', 'Schools fail children.', 'Children fail schools.'],
  ['a letter exchanged for one that looks alike', 'The council lied.', 'The сouncil lied.'],
  ['an invisible sign put into a word', 'The council lied.', 'The coun\u200bcil lied.'],
  ['letters turned round', 'The council lied.', 'The \u202ecouncil lied.'],
  ['words moved into a quotation of another post', 'Yes.\n\nThe council lied.', 'Yes.\n\n> [Ann in #3](/p/7):\n> The council lied.'],
  ['words moved into a quotation that was there', '> [Ann in #3](/p/7):\n> Hi.\n\nThey lied.', '> [Ann in #3](/p/7):\n> Hi.\n>\n> They lied.'],
  ['a word moved to where it is not shown', 'lied\nThe council', '```lied\nThe council\n```'],
  ['a link exchanged for what is none', 'See https://example.org/a now', 'See www.x now'],
  ['a year before a line taken out', '1984. That was it.', '- That was it.'],
  ['everything replaced', 'One thing.', 'Quite another matter altogether'],
])('%s takes words away', (_what, before, after) => {
  expect(losesWords(before, after)).toBe(true)
})
