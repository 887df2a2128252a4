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
  expect(read('abc\u202edef\u0000\u001b[2J\ud800\u200b')).toBe('abcdef[2J')
  expect(read('a\u202ab\u202bc\u202cd\u202de\u202ef')).toBe('abcdef')
  expect(read('abc\u2067d')).toBe('abc\u2067d\u2069')
  expect(read('abc\u2069d')).toBe('abcd')
})

test('what a script or a picture needs stays in a title', () => {
  for (const title of ['Half term 👨‍👩‍👧 plans', '\u200fשלום לכולם!\u200f', 'می‌خواهم بدانم', 'ශ්‍රී ලංකා', '🏴󠁧󠁢󠁥󠁮󠁧󠁿 schools', '1️⃣ first', '\u2068שלום\u2069 all'])
    expect(read(title)).toBe(title)
  expect(read('pe\u200dti\u200ction')).toBe('petition')
})
