import { expect, test } from 'vitest'
import { storySections } from './boards'
import { momentOf } from './moments'
import { storyThreads } from './threads'

const FILLED = Date.UTC(2027, 2, 3, 0, 4) // shortly after midnight, when "yesterday" is nearest

test('every thread has a key of its own and a board that exists', () => {
  const boards = storySections.flatMap((section) => section.boards.map(({ slug }) => slug))
  expect(new Set(storyThreads.map(({ key }) => key)).size).toBe(storyThreads.length)
  expect(new Set(storyThreads.map(({ board }) => board))).toEqual(new Set(boards))
})

test('in every thread one thing comes after another, and none of it is still to come', () => {
  for (const { key, steps } of storyThreads) {
    const moments = steps.map(({ at }) => momentOf(at, FILLED).getTime())
    expect(moments, key).toEqual([...moments].sort((a, b) => a - b))
    expect(moments.at(-1), key).toBeLessThan(FILLED)
  }
})

test('a board opens only with threads of which it holds the first post', () => {
  for (const { key, steps } of storyThreads) expect('says' in (steps[0] ?? {}), key).toBe(true)
})
