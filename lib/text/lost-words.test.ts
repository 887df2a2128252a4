import { expect, test } from 'vitest'
import { addsWords, losesWords } from './lost-words'

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

test.each([
  ['a link made clickable', 'Sign here: https://example.org/1 now', 'Sign [here](https://example.org/1): now'],
  ['a link put right', 'See www.exmaple.org/a.', 'See www.example.org/a.'],
  ['an address written out where its words stood', 'See [here](https://example.org/a).', 'See here: https://example.org/a_(b).'],
  ['an address that was forgotten', 'Sign here:', 'Sign here: https://example.org/1'],
  ['an e-mail address made clickable', 'Write to ann@example.org.', 'Write to [ann@example.org](mailto:ann@example.org).'],
  ['a list put right', 'One\nTwo', '1. One\n2. Two'],
  ['a word made strong', 'Read this first.', 'Read **this** first.'],
  ['a quotation put right', 'Ann said:\nWe march.\n\nSo do I.', 'Ann said:\n\n> We march.\n\nSo do I.'],
  ['other quotation marks and dashes', '"We march" - at last', '“We march” – at last!'],
  ['words taken away', 'Call me, says Ann Smith.', 'Call me.'],
  ['nothing at all', 'As it was.', 'As it was.'],
])('%s adds no words', (_what, before, after) => {
  expect(addsWords(before, after)).toBe(false)
})

test.each([
  ['a sentence of one’s own', 'See the petition.', 'See the petition. It is closed.'],
  ['a single “not”', 'They lied.', 'They lied not.'],
  ['a slip put right', 'Teh petition.', 'The petition.'],
  ['another capital', 'the petition', 'The petition'],
  ['an apostrophe that was left out', 'They dont.', 'They don’t.'],
  ['a picture', 'They march.', 'They march. 👎'],
  ['a number', 'It costs £5.', 'It costs £50.'],
  ['a year before a line', 'That was it.', '1984. That was it.'],
  ['the words of a new link', 'Sign it.', 'Sign it. [They lied](https://example.org/1)'],
  ['what only looks like an address', 'Sign it.', 'Sign it. https://they_lied'],
  ['what looks like an address in code', 'Sign it.', 'Sign it. `www.they-lied.example`'],
  ['words put into a quotation of another post', '> [Ann in #3](/p/7):\n> Hi.\n\nYes.', '> [Ann in #3](/p/7):\n> Hi, they lied.\n\nYes.'],
  ['a word said twice', 'They lied.', 'They lied, lied.'],
])('%s adds words', (_what, before, after) => {
  expect(addsWords(before, after)).toBe(true)
})
