import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { readArticleText } from './article-text'
import { kindOf } from './kind'

const ARTICLE = `Libraries under Threat \r
\u00A0 \r
Our libraries  cost £2\u00A0a head – less than a paper. The E -petition is open.\u00A0 Sign it. \r
\u00A0 \r
What we know:\r
1. Visits rose by 4 per cent.\r
1. Two  in three children hold a card.\r
1. The van costs £31,000 a year.\r
\u00A0 \r
The council decides in May. \r
`

test('an article is a title, what stands before the facts, the facts, and what stands after', () => {
  expect(readArticleText(ARTICLE)).toEqual({
    title: 'Libraries under Threat',
    before: 'Our libraries cost £2 a head – less than a paper. The E -petition is open. Sign it.\n\nWhat we know:',
    facts: [
      { line: 6, text: 'Visits rose by 4 per cent.' },
      { line: 7, text: 'Two in three children hold a card.' },
      { line: 8, text: 'The van costs £31,000 a year.' },
    ],
    after: 'The council decides in May.',
    problems: [],
  })
})

test.each([
  ['counted lines', 'T\n\n1. a\n2. b\n3. c', ['a', 'b', 'c']],
  ['blank lines between', 'T\n\n1. a\n\n2. b', ['a', 'b']],
  ['brackets behind the number', 'T\n\n1) a\n2) b', ['a', 'b']],
  ['a single one after a colon', 'T\n\nThis:\n1. a', ['a']],
  ['a single one without announcement', 'T\n\n1. a', []],
  ['numbers that do not count', 'T\n\n4. a\n9. b', []],
])('facts are %s', (_, text, facts) => {
  expect(readArticleText(text).facts.map((fact) => fact.text)).toEqual(facts)
})

test('numbered lines after the first run stay in the text, with a note', () => {
  const { facts, after, problems } = readArticleText('T\n\n1. a\n2. b\n\nAnd:\n1. c\n2. d')
  expect(facts).toHaveLength(2)
  expect(after).toBe('And:\n1. c\n2. d')
  expect(problems).toEqual([{ line: 7, kind: 'note', words: expect.stringContaining('stay in the text') }])
})

test.each([
  ['an empty text', '\n \n', 1, 'error', 'The text is empty'],
  ['a title alone', '\nTitle\n', 2, 'error', 'nothing under the title'],
  ['an endless title', `${'T'.repeat(201)}\n\na:\n1. b`, 1, 'error', 'more than 200 characters'],
  ['no facts', 'T\n\nText.', 1, 'note', 'no facts'],
])('%s is named with its line', (_, text, line, kind, words) => {
  expect(readArticleText(text).problems).toEqual([{ line, kind, words: expect.stringContaining(words) }])
})

const SEEDS = '../shared/seeds'

test.skipIf(!existsSync(SEEDS))('the campaign article is read whole, with its three facts', () => {
  const texts = readdirSync(SEEDS).map((file) => readFileSync(`${SEEDS}/${file}`, 'utf8'))
  const text = texts.find((each) => kindOf(each).kind === 'article') ?? ''
  const { title, before, facts, after, problems } = readArticleText(text)
  expect(problems).toEqual([])
  expect(facts.map(({ line }) => line)).toEqual([18, 19, 20])
  expect(facts[0]?.text).toContain('247,000')
  expect(before.endsWith('for themselves:')).toBe(true)
  const words = (whole: string) => whole.replace(/^1\. /gm, '').match(/\S+/g) ?? []
  expect(words([title, before, ...facts.map((fact) => fact.text), after].join('\n'))).toEqual(words(text))
})
