import fc from 'fast-check'
import { expect, test } from 'vitest'
import { db, sql } from '@/lib/platform/db'
import { useDatabase } from '@/lib/platform/testing/database'
import { isTaken, takenWords } from '@/lib/routing/taken'
import { upgrade } from '@/lib/testing/upgrade'
import { findAlias } from './aliases'

useDatabase({ empty: true })

/** The last one before threads and boards were kept from addresses that are pages of the site. */
const LAST = '20261125020000_gaps_closed'

const BEFORE = `
  insert into "Section" (name, position) values ('Talk', 0);
  insert into "Board" ("sectionId", slug, name, purpose, position, "createdAt") values
    (1, 'new', 'new', '', 0, now()), (1, 'new-board', 'taken', '', 1, now()), (1, '2024', '2024', '', 2, now()), (1, 'log', 'log', '', 3, now());
  insert into "Member" ("joinedAt") values (now());
  insert into "Name" ("memberId", name, key, "createdAt") values (1, 'she', 'she', now());
  insert into "Thread" ("boardId", title, slug, "starterId", "createdAt", "activityAt", "lastNumber", "postCount", "lastPostAt", "lastPostNumber", "lastPosterId")
    select 1, s, s, 1, now(), now(), 1, 1, now(), 1, 1 from unnest(array['watch', '2024', 'watching', 'log-thread', '01', 'new']) with ordinality as each(s, n) order by n;
  insert into "Draft" ("memberId", place, fields, "savedAt") values (1, '/b/new/new', '{}', now());
  insert into "Outbox" ("memberId", kind, title, body, "createdAt") values
    (1, 'act', 'About “watch”', E'https://board.example/t/1/watch\\nhttps://board.example/t/1/watching\\nhttps://board.example/t/1/watch#post-3 https://board.example/t/11/watch', now());`

test('threads and boards that lay behind a page of the site get an address at which they are read', async () => {
  await upgrade(LAST, BEFORE)
  expect((await db().thread.findMany({ orderBy: { id: 'asc' }, select: { slug: true } })).map(({ slug }) => slug)).toEqual([
    'watch-thread',
    '2024-thread',
    'watching',
    'log-thread',
    '01',
    'new',
  ])
  expect((await db().board.findMany({ orderBy: { id: 'asc' }, select: { slug: true } })).map(({ slug }) => slug)).toEqual([
    'new-board-2',
    'new-board',
    '2024',
    'log',
  ])
  expect(await findAlias({ members: false, staffBoards: [] }, '/b/new')).toBe('/b/new-board-2')
  expect(await db().draft.findMany({ select: { place: true } })).toEqual([{ place: '/b/new-board-2/new' }])
  expect((await db().outbox.findFirstOrThrow()).body).toBe(
    'https://board.example/t/1/watch-thread\nhttps://board.example/t/1/watching\nhttps://board.example/t/1/watch-thread#post-3 https://board.example/t/11/watch',
  )
})

test('the database keeps threads from the same addresses as the site, and refuses a board one of these', async () => {
  const slugs = [...takenWords('slug'), '1', '2024', '9999999', '0', '01', '12345678', 'watching', 'a2024', 'new']
  await fc.assert(
    fc.asyncProperty(fc.oneof(fc.constantFrom(...slugs), fc.stringMatching(/^[a-z0-9][a-z0-9-]{0,9}$/)), async (slug) => {
      const [row] = await sql<{ free: string }>('select free_slug($1) as free', [slug])
      expect(row?.free).toBe(isTaken('slug', slug) ? `${slug}-thread` : slug)
    }),
  )
  const thread = await db().thread.update({ where: { id: 3n }, data: { slug: 'watch' }, select: { slug: true } })
  expect(thread.slug).toBe('watch-thread')
  for (const slug of takenWords('board')) await expect(db().board.update({ where: { id: 2n }, data: { slug } }), slug).rejects.toThrow(/Board_slug_free/)
})
