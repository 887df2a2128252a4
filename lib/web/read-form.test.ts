import { expect, test } from 'vitest'
import { readForm } from './read-form'

function aForm(...fields: [string, string | Blob][]): FormData {
  const form = new FormData()
  for (const [name, value] of fields) form.append(name, value)
  return form
}

test('fields are texts, a repeated one all its texts; React’s own and files are left out', () => {
  const form = aForm(['body', 'Words.'], ['link', '1'], ['link', '2'], ['$ACTION_KEY', 'k'], ['file', new Blob(['x'])], ['__proto__', 'x'])
  expect(readForm(form)).toEqual({ body: 'Words.', link: ['1', '2'] })
})

test('a sending with more fields than any form has is refused at once', () => {
  const fields = (count: number) => aForm(...Array.from({ length: count }, (_, index): [string, string] => [`field-${index}`, 'x']))
  expect(Object.keys(readForm(fields(1000)))).toHaveLength(1000)
  expect(() => readForm(fields(1001))).toThrow('too_much')
})
