import { expect, test } from 'vitest'
import { currentFor } from './nav-current'

test.each([
  ['/mod', 'page'],
  ['/mod?sent=1', 'page'],
  ['/mod/held', 'true'],
  ['/admin', 'true'],
  ['/admin/boards/chat?x=1', 'true'],
  ['/modern', undefined],
  ['/b/admin', undefined],
  ['/', undefined],
])('on %s the menu marks moderation as %s', (path, mark) => {
  expect(currentFor('/mod', path, ['/mod', '/admin'])).toBe(mark)
})
