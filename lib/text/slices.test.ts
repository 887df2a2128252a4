import { afterEach, expect, test, vi } from 'vitest'
import { readMarkup, readMarkupAhead } from './markup'
import { atOnce, inSlices } from './slices'

afterEach(() => vi.restoreAllMocks())

/** A clock on which each look takes longer than a slice. */
function slowClock(): void {
  let at = 0
  vi.spyOn(performance, 'now').mockImplementation(() => (at += 20))
}

/** How often others could be answered while something was done. */
async function turnsDuring(work: () => Promise<unknown>): Promise<number> {
  let turns = 0
  let going = true
  const turn = () => {
    turns += 1
    if (going) setImmediate(turn)
  }
  setImmediate(turn)
  await work()
  going = false
  return turns
}

function* steps(count: number): Generator<void, string> {
  for (let step = 0; step < count; step += 1) yield
  return 'done'
}

test('work in steps comes to the same at once and in slices; only slices let others be answered', async () => {
  slowClock()
  expect(atOnce(steps(50))).toBe('done')
  expect(await turnsDuring(async () => expect(await inSlices(steps(50))).toBe('done'))).toBeGreaterThanOrEqual(50)
})

test.each([
  ['paragraphs', (index: number) => `${index} *a* _b_ http://a.example/${index}\n\n`],
  ['quotations', (index: number) => `> ${index} [a](http://a.example/${index})\n\n`],
  ['lists in lists', (index: number) => `- ${index} @name\n  - b\n\n`],
])('others are answered between the %s of a long text, which is read as at once', async (_, piece) => {
  const text = Array.from({ length: 800 }, (_nothing, index) => piece(index))
    .join('')
    .trimEnd()
  slowClock()
  const article = await readMarkupAhead(text, 'article') // remembered apart from a post
  const turns = await turnsDuring(() => readMarkupAhead(text, 'post'))
  expect(turns).toBeGreaterThanOrEqual(800)
  expect(readMarkup(text, 'post')).toEqual(article)
})

test('what was read ahead is not read again', async () => {
  const text = 'One line of it. '.repeat(200).trim()
  const ahead = await readMarkupAhead(text, 'post')
  expect(readMarkup(text, 'post')).toBe(ahead)
})
