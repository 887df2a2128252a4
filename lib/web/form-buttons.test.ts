import { expect, test } from 'vitest'
import { buttonOf, limitOf } from './form-buttons'

const WRITING = { limit: 'reply', drafted: true, preview: () => undefined } as const

test.each([
  [undefined, 'send'],
  ['send', 'send'],
  ['preview', 'preview'],
  ['draft', 'draft'],
  ['discard', 'discard'],
] as const)('a form is sent by its button %s', (pressed, button) => {
  expect(buttonOf(WRITING, pressed === undefined ? {} : { do: pressed })).toBe(button)
})

test.each([['', 'Preview', 'remove', 'look', '__proto__', 'constructor'], [['preview', 'draft']], [['preview', 'preview']]])(
  'no button of the form is %s',
  (...pressed: (string | string[])[]) => {
    for (const one of pressed) expect(() => buttonOf(WRITING, { do: one }), String(one)).toThrow('no_such_button')
  },
)

test('a form without drafts and previews has no buttons for them', () => {
  for (const pressed of ['preview', 'draft', 'discard', 'look']) expect(() => buttonOf({}, { do: pressed })).toThrow('no_such_button')
  expect(buttonOf({ turns: true }, { do: 'look' })).toBe('look')
})

test('each button counts as what it does', () => {
  expect((['send', 'preview', 'draft', 'discard'] as const).map((button) => limitOf(WRITING, button))).toEqual(['reply', 'preview', 'draft', 'draft'])
  expect(limitOf({}, 'send')).toBe('other')
})
