import { expect, test } from 'vitest'
import { isBroken, outageIn } from './outage'

const failure = (code: string | undefined, message = '') => Object.assign(new Error(message), { code })

test.each([
  ['57014', 'busy'], // a statement was too slow
  ['55P03', 'busy'], // a lock was not had
  ['25P03', 'busy'],
  ['53300', 'busy'],
  ['P2028', 'busy'],
  ['53100', 'full'], // no space left on the disk
  ['53200', 'full'],
  ['58030', 'full'],
  ['25006', 'read_only'],
  ['57P01', 'away'], // shutting down
  ['57P02', 'away'],
  ['57P03', 'away'], // starting
  ['08006', 'away'],
  ['08P01', 'away'],
  ['28P01', 'away'],
  ['3D000', 'away'],
  ['ECONNREFUSED', 'away'],
  ['ECONNRESET', 'away'],
  ['ENOTFOUND', 'away'],
] as const)('%s is an outage: %s', (code, kind) => {
  expect(outageIn(failure(code, 'what the server said'))).toEqual({ kind, code, message: 'what the server said' })
})

test.each(['Connection terminated unexpectedly', 'Query read timeout', 'Client has encountered a connection error and is not queryable'])(
  '“%s” is one too, without a code',
  (message) => {
    expect(outageIn(failure(undefined, message))?.kind).toBe('away')
  },
)

test.each(['23505', '23503', '42P01', '22021', '40P01', '40001', 'P2002', '', undefined])('%s is none: it is ours to answer', (code) => {
  expect(outageIn(failure(code, 'duplicate key'))).toBeUndefined()
})

test('what is thrown and is no failure is none either', () => {
  for (const thrown of [undefined, null, 'words', 7]) expect(outageIn(thrown)).toBeUndefined()
})

test('a connection is kept after what the server refused, and let go where it is lost', () => {
  expect(['23505', '57014', '55P03', '53100'].map((code) => isBroken(failure(code)))).toEqual([false, false, false, false])
  expect(['57P01', '08006', '25P03', 'ECONNRESET', undefined].map((code) => isBroken(failure(code)))).toEqual([true, true, true, true, true])
})
