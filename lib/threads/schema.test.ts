import { expect, test } from 'vitest'
import { threadTitle } from './schema'

const read = (title: unknown) => {
  const result = threadTitle.safeParse(title)
  return result.success ? result.data : result.error.issues[0]?.message
}

test('a title is one line, tidied, of 3 to 120 characters', () => {
  expect(read('  Bus \t stop\r\nby the gate ')).toBe('Bus stop by the gate')
  expect(read('ab')).toBe('Give the thread a title of at least 3 characters.')
  expect(read(undefined)).toBe('Give the thread a title.')
  expect(read(['a', 'b'])).toBe('Give the thread a title.')
  expect(read('é'.repeat(120))).toBe('é'.repeat(120))
  expect(read('🙂'.repeat(120))).toBe('🙂'.repeat(120))
  expect(read('x'.repeat(121))).toBe('A title has at most 120 characters.')
})

test('a title can be seen, and does not rearrange what stands around it', () => {
  for (const title of ['\u3164\u3164\u3164', '\u115f\u2800\u00ad', '\ufe0f\u034f\u200d', '\u{e0041}\u{e0042}\u{e0043}'])
    expect(read(title)).toBe('Give the thread a title of at least 3 characters.')
  for (const title of ['abc\u202edef', 'abc\u0000', 'abc\u001b[2J', 'abc\u2067d', 'abc\ud800']) expect(read(title)).toContain('cannot be seen')
  expect(read('Half term 👨‍👩‍👧 plans')).toBe('Half term 👨‍👩‍👧 plans')
})
