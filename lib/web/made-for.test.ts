import { expect, test } from 'vitest'
import { guest, type MemberViewer } from '@/lib/identity/viewer'
import type { Values } from '@/lib/platform/form-state'
import { ensureMadeFor, madeFor } from './made-for'

const member = (id: bigint, name: string) => ({ kind: 'member', id, nameId: id, name }) as MemberViewer
const [ada, bea, cleo] = [member(1n, 'Ada'), member(2n, 'Bea'), member(3n, 'Cleo')]

/** Whether a sending is asked about, and for whom the form is made that comes back. */
function sent(viewer: Parameters<typeof madeFor>[0], values: Values) {
  try {
    ensureMadeFor(viewer, values)
    return { asked: null, madeFor: values.made_for }
  } catch (failure) {
    return { asked: (failure as { code: string }).code, madeFor: values.made_for }
  }
}

test('a form says for whom it was made in a word that tells members apart and names nobody', () => {
  expect(madeFor(ada)).toBe(madeFor({ ...ada, name: 'Ada, renamed' }))
  expect(madeFor(ada)).not.toBe(madeFor(bea))
  expect(madeFor(ada)).toMatch(/^[\w-]{22}$/)
  expect(madeFor(guest)).toBe('')
})

test('a form is taken from the member for whom it was made, and of a guest from anybody', () => {
  expect(sent(ada, { made_for: madeFor(ada) })).toEqual({ asked: null, madeFor: madeFor(ada) })
  expect(sent(bea, { made_for: '' })).toEqual({ asked: null, madeFor: madeFor(bea) })
  expect(sent(bea, {})).toEqual({ asked: null, madeFor: madeFor(bea) })
  expect(sent(guest, { made_for: '' })).toEqual({ asked: null, madeFor: '' })
})

test('after a session ended the form stays that of the member who opened it', () => {
  expect(sent(guest, { made_for: madeFor(ada) })).toEqual({ asked: null, madeFor: madeFor(ada) })
  expect(sent(bea, { made_for: madeFor(ada) }).asked).toBe('other_member')
})

test('sent by another member it is asked about once; then either may send it, and nobody else', () => {
  const values: Values = { made_for: madeFor(ada), body: 'Mine.' }
  expect(sent(bea, values)).toEqual({ asked: 'other_member', madeFor: [madeFor(ada), madeFor(bea)] })
  expect(values.body).toBe('Mine.')
  expect(sent(bea, { ...values })).toEqual({ asked: null, madeFor: madeFor(bea) })
  expect(sent(ada, { ...values })).toEqual({ asked: null, madeFor: madeFor(ada) })
  expect(sent(cleo, { ...values })).toEqual({ asked: 'other_member', madeFor: [madeFor(ada), madeFor(cleo)] })
})

test('a name typed into the form to send it with is asked about where somebody else is signed in by now', () => {
  expect(sent(bea, { made_for: '', sign_in_name: 'Ada', sign_in_password: 'x' }).asked).toBe('other_member')
  expect(sent(bea, { made_for: madeFor(bea), sign_in_name: ' bea ' }).asked).toBe(null)
  expect(sent(bea, { made_for: '', sign_in_name: '' }).asked).toBe(null)
})

test('what is typed into the field by hand brings the question and nothing more', () => {
  for (const made of ['x', '1', madeFor(ada).slice(1), [madeFor(ada), 'x', madeFor(bea)]]) expect(sent(bea, { made_for: made }).asked).toBe('other_member')
})
