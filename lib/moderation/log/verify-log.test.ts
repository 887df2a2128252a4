import { expect, test } from 'vitest'
import { db, sql } from '@/lib/platform/db'
import { entryId, threadId } from '@/lib/platform/ids'
import { asOwner, useDatabase } from '@/lib/platform/testing/database'
import { aBoard, aMember, aThread, unique } from '@/lib/testing/builders'
import { lockThread } from '../actions/lock-thread'
import { unlockThread } from '../actions/unlock-thread'
import { perform } from '../perform'
import { blankEntry } from './blank'
import { findLogHead, holdsHead, verifyLog } from './verify-log'

useDatabase()

const DENIED = /permission denied|must be owner/
const LOG = ['ModerationEntry', 'EntryWords', 'EntrySeal', 'Event']

async function actsInTurn(count: number) {
  const moderator = await aMember({ moderates: 'all' })
  const ids: bigint[] = []
  for (let turn = 0; turn < count; turn++) {
    const thread = await aThread(await aBoard())
    const given = { subject: threadId.parse(String(thread.id)), key: unique('key-of-act'), reason: 'other', words: `Turn ${turn}` }
    ids.push((await perform(lockThread, moderator, given)).id)
  }
  return ids
}

/** What only the owner of the tables can do: change what is append only. */
function tamper(table: string, statement: string) {
  return asOwner(`alter table "${table}" disable trigger user`, statement, `alter table "${table}" enable trigger user`)
}

const faultsOf = async (ids: bigint[]) =>
  (await verifyLog()).filter(({ entryId: id }) => ids.includes(id)).map(({ entryId: id, wrong }) => `${wrong} ${ids.indexOf(id) + 1}`)

test('a log that nobody touched is whole, also when many acts end at once', async () => {
  const moderators = await Promise.all(Array.from({ length: 8 }, () => aMember({ moderates: 'all' })))
  const board = await aBoard()
  await Promise.all(
    moderators.map(async (moderator) => {
      const thread = await aThread(board)
      for (const action of [lockThread, unlockThread, lockThread, unlockThread]) {
        await perform(action, moderator, { subject: threadId.parse(String(thread.id)), key: unique('key-of-act'), reason: 'other', words: 'So it is.' })
      }
    }),
  )
  expect(await db().entrySeal.count()).toBe(await db().moderationEntry.count())
  expect(await verifyLog()).toEqual([])
})

test('the role that serves can neither rewrite the log, nor take its guards away, nor read its key', async () => {
  await actsInTurn(1)
  const denied = [
    ...LOG.flatMap((table) => [
      `delete from "${table}"`,
      `truncate "${table}" cascade`,
      `alter table "${table}" disable trigger all`,
      `alter table "${table}" add column more text`,
      `drop table "${table}" cascade`,
    ]),
    ...['ModerationEntry', 'Event', 'EntrySeal'].map((table) =>
      `update "${table}" set id = id`.replace('"EntrySeal" set id = id', '"EntrySeal" set hash = hash'),
    ),
    `insert into "EntrySeal" values (1000, 1, 'made up')`,
    'select * from "LogKey"',
    'delete from "LogKey"',
    'select put_log_under_key()',
    'create table more (id int)',
    'create function more() returns int language sql as $$ select 1 $$',
    'create or replace function seal_entry() returns trigger language plpgsql as $$ begin return null; end $$',
    'create trigger more before insert on "ModerationEntry" for each row execute function seal_entry()',
    'alter function entry_line("ModerationEntry") set search_path = public',
    'set session_replication_role = replica',
    'set role parley',
    `update "_prisma_migrations" set checksum = ''`,
  ]
  for (const statement of denied) await expect(sql(statement), statement).rejects.toMatchObject({ code: '42501' })
  expect(await verifyLog()).toEqual([])
})

test('even the owner of the tables changes nothing while their triggers are on', async () => {
  const refused = /append only|only be blanked|kept for 90 days/
  for (const table of LOG) {
    await expect(asOwner(`delete from "${table}"`), table).rejects.toThrow(refused)
    await expect(asOwner(`truncate "${table}" cascade`), table).rejects.toThrow(refused)
  }
  await expect(asOwner(`update "EntryWords" set words = 'Nothing.'`)).rejects.toThrow(refused)
  await expect(asOwner(`update "ModerationEntry" set because = 'Nothing.'`)).rejects.toThrow(refused)
})

test('the words of one entry are not blanked by the entry that blanked another’s', async () => {
  const ids = await actsInTurn(2)
  const [first = 0n, second = 0n] = ids
  const admin = await aMember({ admin: true })
  const { id } = await blankEntry(admin, { entry: entryId.parse(String(first)), key: unique('key-of-blank'), reason: 'private', words: '' })
  expect(await faultsOf(ids)).toEqual([])
  const blank = `update "EntryWords" set words = '', detail = '{}', salt = '', "blankedById" = ${id} where "entryId" = ${second}`
  await expect(sql(blank)).rejects.toThrow(/only be blanked/)
  await tamper('EntryWords', blank)
  expect(await faultsOf(ids)).toEqual(['words 2'])

  await blankEntry(admin, { entry: entryId.parse(String(id)), key: unique('key-of-blank'), reason: 'law', words: '' })
  expect((await faultsOf(ids)).includes('words 1')).toBe(false) // what blanked it was blanked itself, and says so
})

test('a chain that was written anew without the key is found out, entry by entry', async () => {
  const ids = await actsInTurn(2)
  const [first = 0n] = ids
  await tamper('ModerationEntry', `update "ModerationEntry" set because = 'Nothing.' where id = ${first}`)
  // As somebody would do it who has the functions but not the key, from the entry on.
  await tamper(
    'EntrySeal',
    `do $$ declare s "EntrySeal"; e "ModerationEntry"; before text; begin
      for s in select * from "EntrySeal" where position >= (select position from "EntrySeal" where "entryId" = ${first}) order by position loop
        select * into e from "ModerationEntry" where id = s."entryId";
        select hash into before from "EntrySeal" where position = s.position - 1;
        update "EntrySeal" set hash = seal_hash(coalesce(before, ''), e) where position = s.position;
      end loop;
    end $$`,
  )
  expect(await faultsOf(ids)).toEqual(['chain 1', 'chain 2'])
})

test('an end that was kept elsewhere shows that the log was cut off', async () => {
  await actsInTurn(1)
  const before = await findLogHead()
  const [last = 0n] = await actsInTurn(1)
  const head = await findLogHead()
  expect([head.keyed, head.position, await holdsHead(before), await holdsHead(head)]).toEqual([true, before.position + 1n, true, true])
  expect(await holdsHead({ position: head.position, hash: before.hash })).toBe(false)

  await tamper('EntrySeal', `delete from "EntrySeal" where "entryId" = ${last}`)
  expect([await holdsHead(before), await holdsHead(head)]).toEqual([true, false])
})

test('an entry whose words or place were changed behind the board’s back is found', async () => {
  const ids = await actsInTurn(4)
  const [first = 0n, second = 0n, third = 0n] = ids
  await tamper('ModerationEntry', `update "ModerationEntry" set because = 'Nothing.' where id = ${first}`)
  await tamper('EntryWords', `update "EntryWords" set words = 'Nothing.' where "entryId" = ${second}`)
  await tamper('EntrySeal', `delete from "EntrySeal" where "entryId" = ${third}`)
  expect(await faultsOf(ids)).toEqual(['chain 1', 'words 2', 'unsealed 3', 'chain 4', 'place 4'])
})

test('an entry that is taken out of the log leaves its seal behind', async () => {
  const [id = 0n] = await actsInTurn(1)
  await asOwner(
    'alter table "EntrySeal" drop constraint "EntrySeal_entryId_fkey"',
    'alter table "EntryWords" disable trigger user',
    'alter table "ModerationEntry" disable trigger user',
    `delete from "Notification" where "entryId" = ${id}`,
    `delete from "EntryWords" where "entryId" = ${id}`,
    `delete from "ModerationEntry" where id = ${id}`,
    'alter table "EntryWords" enable trigger user',
    'alter table "ModerationEntry" enable trigger user',
  )
  expect(await faultsOf([id])).toContain('gone 1')
})

test('tables of later migrations can be served without a word, and are owned as the others', async () => {
  await asOwner('create table later (id bigserial primary key, words text)')
  await sql(`insert into later (words) values ('new')`)
  await sql(`update later set words = 'changed'`)
  expect(await sql('select words from later')).toEqual([{ words: 'changed' }])
  for (const statement of ['truncate later', 'drop table later', 'alter table later add column more text']) await expect(sql(statement)).rejects.toThrow(DENIED)
})
