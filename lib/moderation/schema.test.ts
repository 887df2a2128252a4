import { expect, test } from 'vitest'
import { signInInput } from '@/lib/identity/schema'
import { moveThread } from './actions/move-thread'
import { actFields } from './schema'

const act = actFields({ asked: 'It was asked for.', other: 'Another reason' })
const given = { key: 'key-of-form', reason: 'asked' }

test('words beside a reason are tidied like any text, and end at a thousand characters', () => {
  expect(act.parse({ ...given, words: ' a\u0000b\u001b[2J\r\nc ' }).words).toBe(' ab[2J\nc')
  expect(act.safeParse({ ...given, words: 'x'.repeat(1000) }).success).toBe(true)
  expect(act.safeParse({ ...given, words: 'x'.repeat(1001) }).error?.issues[0]?.path).toEqual(['words'])
  expect(act.safeParse({ ...given, reason: 'other', words: '\u0000 ' }).error?.issues[0]?.path).toEqual(['words'])
})

test('what the database cannot hold is refused by the name of its field', () => {
  const move = { ...given, reason: 'belongs', subject: '1', from: '1', to: 'chat\u0000' }
  expect(moveThread.input.safeParse(move).error?.issues[0]?.path).toEqual(['to'])
  expect(signInInput.safeParse({ name: 'a\u0000b', password: 'x' }).error?.issues[0]?.path).toEqual(['name'])
})
