import fc from 'fast-check'
import { expect, test } from 'vitest'
import { withoutGoneQuotes } from './gone-quotes'
import { quoteSource } from './quote'

const NO_LONGER = '> (What was quoted here is no longer shown.)'
const quote = (postId: bigint, source: string) => quoteSource({ author: 'A [b] #1', number: 3, postId, source, maxParagraphs: 9 })
const without = (source: string, ...gone: bigint[]) => withoutGoneQuotes(source, (post) => gone.includes(post))

test('the words of a post that is gone leave what quotes them, and the writer’s own stay', () => {
  const text = `Before.\n\n${quote(5n, 'Elderberries\n\nand more')}\nI agree.\n\n${quote(6n, 'Plums')}\nMe too.`
  expect(without(text, 5n)).toBe(`Before.\n\n${NO_LONGER}\n\n\nI agree.\n\n${quote(6n, 'Plums')}\nMe too.`)
  expect(without(text)).toBe(text)
  expect(without(text, 5n, 6n)).not.toMatch(/Elderberries|Plums|more|A \\/)
})

test('a quotation inside another goes alone, and takes what is inside it along', () => {
  const nested = '> [Her in #2](/p/5):\n> Outer\n> > [Him in #1](/p/4):\n> > Inner\n> Outer again'
  expect(without(nested, 4n)).toBe('> [Her in #2](/p/5):\n> Outer\n> > (What was quoted here is no longer shown.)\n> Outer again')
  expect(without(nested, 5n)).toBe(NO_LONGER)
})

test('two quotations, one straight after the other, are two', () => {
  expect(without('> [A in #1](/p/1):\n> One\n> [B in #2](/p/2):\n> Two', 1n)).toBe(`${NO_LONGER}\n> [B in #2](/p/2):\n> Two`)
})

test('whatever is quoted, no line of it stays', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ minLength: 1 }), { minLength: 1 }), (lines) => {
      const body = lines.map((line) => `SECRET ${line.replaceAll('\n', ' ')}`).join('\n')
      expect(without(`${quote(7n, body)}Mine.`, 7n)).not.toContain('SECRET')
    }),
  )
})
