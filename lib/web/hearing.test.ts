import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { announcementOf, type Change, onChange } from '@/lib/events/changes'
import { sql } from '@/lib/platform/db'
import { useDatabase } from '@/lib/platform/testing/database'
import { aBoard, aReply, aThread } from '@/lib/testing/builders'
import { listenForChanges } from './hearing'

useDatabase()

const heard: Change[] = []
let hangUp: () => Promise<void>
let other: pg.Client

beforeAll(async () => {
  onChange((change) => heard.push(change))
  hangUp = await listenForChanges()
  other = new pg.Client(process.env.DATABASE_URL)
  await other.connect()
})

afterAll(async () => {
  await hangUp()
  await other.end()
})

/** What was heard within the next seconds that touches this tag. */
async function hear(tag: string): Promise<Change | undefined> {
  for (let wait = 0; wait < 100; wait += 1) {
    const change = heard.find(({ tags }) => tags.some((touched) => touched === tag))
    if (change) return change
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  return undefined
}

const anothers = (change: Change) => announcementOf(change).replace(/"node":"[^"]+"/, '"node":"another"')

test('what another node announces is heard', async () => {
  await other.query('select pg_notify($1, $2)', ['changed', anothers({ tags: ['thread:71'], actors: [5n], events: [] })])
  expect(await hear('thread:71')).toEqual({ tags: ['thread:71'], actors: [5n], events: [] })
})

test('an event that nobody announced is found when events are read', async () => {
  await other.query(`insert into "Event" (kind, at, "boardId", "threadId", "actorId") values ('post.created', now(), 8, 72, 6)`)
  expect(await hear('thread:72')).toMatchObject({ tags: ['lists', 'board:8', 'thread:72'], actors: [6n] })
})

test('a change of our own is acted upon once', async () => {
  const thread = await aThread(await aBoard())
  heard.length = 0
  await aReply(thread)
  await new Promise((resolve) => setTimeout(resolve, 1500))
  expect(heard.filter(({ tags }) => tags.includes(`thread:${thread.id}`))).toHaveLength(1)
})

test('a line that breaks is taken up again, and everything is dropped', async () => {
  heard.length = 0
  await sql(
    `select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()
     and (query = 'listen changed' or query like '%from "Event" where id >%')`,
  )
  await new Promise((resolve) => setTimeout(resolve, 1500))
  await other.query('select pg_notify($1, $2)', ['changed', anothers({ tags: ['thread:73'], actors: [], events: [] })])
  expect(await hear('thread:73')).toBeDefined()
})
