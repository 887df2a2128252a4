import { expect, test } from 'vitest'
import { sightOf } from '@/lib/identity/viewer'
import { useDatabase } from '@/lib/platform/testing/database'
import { upgrade } from '@/lib/testing/upgrade'
import { findAlias } from './aliases'
import { listYieldingAliases } from './yielding-aliases'

useDatabase({ empty: true })

/** The last one before old addresses were known by what they mean. */
const LAST = '20261128070000_addresses_that_cannot_hide'

const BEFORE = `
  insert into "Section" (name, position) values ('Talk', 0);
  insert into "Board" ("sectionId", slug, name, purpose, position, "createdAt") values (1, 'one', 'one', '', 0, now()), (1, 'two', 'two', '', 1, now());
  insert into "UrlAlias" (path, "boardId", "createdAt") values
    ('/x?b=2&a=1', 2, '2020-02-01'), ('/x?a=1&b=2', 1, '2020-01-01'), ('/%78?a=1&b=2', 1, '2020-03-01'), ('/y', 2, '2020-01-01'), ('?msgid=4', 2, '2020-01-01');`

test('of two kept addresses that mean the same the older leads on, and the other is named', async () => {
  await upgrade(LAST, BEFORE)
  const everyone = sightOf('public')
  expect(await Promise.all(['/x?b=2&a=1', '/x?a=1&b=2', '/%78?a=1&b=2', '/y', '/?msgid=4'].map((address) => findAlias(everyone, address)))).toEqual([
    '/b/one',
    '/b/one',
    '/b/one',
    '/b/two',
    '/b/two',
  ])
  expect(await listYieldingAliases()).toEqual([{ path: '/x?b=2&a=1', leadsTo: '/b/two', olderPath: '/x?a=1&b=2', olderLeadsTo: '/b/one' }])
})
