import { expect, inject, test } from 'vitest'
import { closeDatabase, db, sql } from '@/lib/platform/db'
import { useDatabase } from '@/lib/platform/testing/database'
import { ofDatabase } from '@/lib/platform/testing/of-database'
import { upgrade } from '@/lib/testing/upgrade'
import { letServe } from '@/scripts/operating/serving-role.mjs'
import { findLogHead, holdsHead, verifyLog } from './verify-log'

useDatabase({ empty: true })

/** An entry with its words, as every version has written them. */
const entry = (id: number) => `
  insert into "ModerationEntry" (id, action, "moderatorId", "nameId", reason, because, says, digest, "textHash", key, "createdAt", "wordsOpen", named)
    values (${id}, 'site.test', 1, 1, 'other', '', 'tested', entry_digest('s', 'w${id}', '{}'), 'h', 'key-${id}', now(), true, true);
  insert into "EntryWords" ("entryId", words, detail, salt) values (${id}, 'w${id}', '{}', 's');`

const MEMBER = `
  insert into "Member" (id, "joinedAt") values (1, now());
  insert into "Name" (id, name, key, "memberId", "createdAt") values (1, 'Olivia', 'olivia', 1, now());`

test('with one role for everything the log is sealed as before, and it says that it is not keyed', async () => {
  await upgrade('20261125020000_gaps_closed', `${MEMBER}${entry(1)}${entry(2)}`)
  await db().$executeRawUnsafe('alter table "EntryWords" disable trigger user')
  await sql(`update "EntryWords" set words = 'other words' where "entryId" = 2`)
  await db().$executeRawUnsafe('alter table "EntryWords" enable trigger user')
  const url = process.env.DATABASE_URL ?? ''
  await letServe({ url, ownerUrl: `${url}?application_name=owner` })
  for (const statement of entry(3).split(';\n')) await sql(statement)

  expect(await findLogHead()).toMatchObject({ position: 3n, keyed: false, sealedBefore: null, faultsBefore: null })
  expect(await verifyLog()).toEqual([{ entryId: 2n, wrong: 'words' }])
})

test('once another role serves, the chain goes on under a key, and what was found before is kept', async () => {
  const before = await findLogHead()
  const ownerUrl = process.env.DATABASE_URL ?? ''
  const url = ofDatabase(inject('database')?.url ?? '', new URL(ownerUrl).pathname.slice(1))
  await Promise.all([letServe({ url, ownerUrl }), letServe({ url, ownerUrl })]) // two nodes at once
  const [kept] = await sql<{ innerPad: Buffer }>('select "innerPad" from "LogKey"')
  await closeDatabase()
  process.env.DATABASE_URL = url
  for (const statement of entry(4).split(';\n')) await sql(statement)

  const head = await findLogHead()
  expect(head).toMatchObject({ position: 4n, keyed: true, sealedBefore: 3n, faultsBefore: 1 })
  expect(await holdsHead(before)).toBe(true)
  expect(await verifyLog()).toEqual([{ entryId: 2n, wrong: 'words' }])

  await letServe({ url, ownerUrl }) // the next start
  await closeDatabase()
  process.env.DATABASE_URL = ownerUrl
  expect(await sql('select "innerPad" from "LogKey"')).toEqual([kept])
  const [{ unkeyed } = { unkeyed: '' }] = await sql<{ unkeyed: string }>(
    `select seal_hash(b.hash, e) as unkeyed from "EntrySeal" b, "ModerationEntry" e where b.position = 3 and e.id = 4`,
  )
  expect(unkeyed).not.toBe(head.hash)
  expect((await findLogHead()).keyed).toBe(false) // the owner, who asks now, could read the key
})

test('what was sealed before the key can neither be written anew nor cut off', async () => {
  await db().$executeRawUnsafe('alter table "EntrySeal" disable trigger user')
  await sql(`update "EntrySeal" s set hash = seal_hash(repeat('0', 64), e) from "ModerationEntry" e where s.position = 3 and e.id = s."entryId"`)
  expect((await verifyLog()).map(({ entryId, wrong }) => `${wrong} ${entryId}`)).toEqual(['words 2', 'chain 3', 'chain 4'])
  await sql('delete from "EntrySeal" where position >= 3')
  expect((await verifyLog()).map(({ entryId, wrong }) => `${wrong} ${entryId}`)).toEqual(['cut 2', 'words 2', 'unsealed 3', 'unsealed 4'])
})
