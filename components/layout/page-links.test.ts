import { expect, test } from 'vitest'
import { pageLinks } from './page-links'

test.each([
  [1, 1, [1]],
  [1, 3, [1, 2, 3]],
  [4, 9, [1, 2, 3, 4, 5, 'gap', 9]],
  [5, 9, [1, 'gap', 4, 5, 6, 'gap', 9]],
  [20, 20, [1, 'gap', 19, 20]],
])('page %i of %i offers %j', (page, pages, offered) => {
  expect(pageLinks(page, pages)).toEqual(offered)
})
