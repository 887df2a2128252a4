import { expect, test } from 'vitest'
import { sql } from '@/lib/platform/db'
import { useDatabase } from '@/lib/platform/testing/database'
import { upgrade } from '@/lib/testing/upgrade'
import { verifyLog } from '../log/verify-log'

useDatabase({ empty: true })

/** The last one before appeals could be decided on. */
const LAST = '20261122010000_acts_in_the_open'

/** A post that was removed, one that was restored since, a ban that was undone, a suspension that is over, and a thread that moved on. */
const BEFORE = `
  insert into "Section" (name, position) values ('Talk', 0);
  insert into "Board" ("sectionId", slug, name, purpose, position, "createdAt") select 1, s, s, '', 0, now() from unnest(array['a', 'b', 'c']) s;
  insert into "Member" ("joinedAt", "suspendedUntil") values (now(), null), (now(), '2026-01-02');
  insert into "Name" ("memberId", name, key, "createdAt") values (1, 'hq', 'hq', now()), (2, 'she', 'she', now());
  insert into "Thread" ("boardId", title, slug, "starterId", "createdAt", "activityAt", "lastNumber", "postCount", "lastPostAt", "lastPostNumber", "lastPosterId")
    values (3, 'One', 'one', 2, now(), now(), 2, 1, now(), 1, 2);
  insert into "Post" ("threadId", number, "nameId", body, html, "textVersion", "createdAt", "removedAt") values (1, 1, 2, 'x', 'x', 1, now(), null), (1, 2, 2, 'x', 'x', 1, now(), now());
  insert into "ModerationEntry" (action, "moderatorId", "nameId", "boardId", "threadId", "postId", "subjectId", reason, because, rule, origin, scope, until, says, digest, key, "textHash", "undoesId", "createdAt") values
    ('post.remove', 1, 1, 1, 1, 2, null, 'spam', 'x', 'spam', 'own', 'post', null, '', '', '1', '', null, now()),
    ('post.remove', 1, 1, 1, 1, 1, null, 'spam', 'x', 'spam', 'own', 'post', null, '', '', '2', '', null, now()),
    ('member.ban', 1, 1, null, null, null, 2, 'spam', 'x', 'spam', 'own', 'site', null, '', '', '3', '', null, now()),
    ('member.suspend', 1, 1, null, null, null, 2, 'spam', 'x', 'spam', 'own', 'site', '2026-01-02', '', '', '4', '', null, now()),
    ('thread.move', 1, 1, 1, 1, null, null, 'belongs', 'x', 'spam', 'own', 'thread', null, '', '', '5', '', null, now()),
    ('member.warn', 1, 1, null, null, null, 2, 'spam', 'x', 'spam', 'own', 'site', null, '', '', '6', '', null, now()),
    ('member.ban', 1, 1, null, null, null, 2, 'mistake', 'x', null, null, null, null, '', '', '7', '', 3, now());
  insert into "EntryWords" ("entryId", words, detail, salt) select id, '', case when action = 'thread.move' then '{"to": "2"}'::jsonb else '{}' end, '' from "ModerationEntry";
  insert into "Appeal" ("entryId", "memberId", words, "createdAt") select id, 2, 'Why?', now() from "ModerationEntry" where "undoesId" is null;`

test('of the appeals from before, those are closed whose act has ended since, and the others wait', async () => {
  await upgrade(LAST, BEFORE)
  const rows = await sql<{ entryId: bigint; outcome: string | null; answerId: bigint | null }>(
    'select "entryId", outcome::text as outcome, "answerId" from "Appeal" order by 1',
  )
  expect(rows.map(({ entryId, outcome, answerId }) => [Number(entryId), outcome, answerId])).toEqual([
    [1, null, null],
    [2, 'settled', null],
    [3, 'settled', 7n],
    [4, 'settled', null],
    [5, 'settled', null],
    [6, null, null],
  ])
  expect((await verifyLog()).filter(({ wrong }) => wrong !== 'words')).toEqual([])
})
