import { expect, test } from 'vitest'
import { openSession } from '@/lib/identity/commands'
import { findViewer } from '@/lib/identity/queries'
import { blankEntry } from '@/lib/moderation/log/blank'
import { db } from '@/lib/platform/db'
import { entryId } from '@/lib/platform/ids'
import { useDatabase } from '@/lib/platform/testing/database'
import { unique } from '@/lib/testing/builders'
import { lettersWhere } from '@/lib/testing/letters'
import { upgrade } from '@/lib/testing/upgrade'

useDatabase({ empty: true })

/** The last one before letters were data. */
const LAST = '20261128130000_refusals_rest_on_a_rule'

const BEFORE = `
  insert into "Section" (name, position) values ('Talk', 0);
  insert into "Board" ("sectionId", slug, name, purpose, position, "createdAt") values (1, 'a', 'a', '', 0, now());
  insert into "Member" ("joinedAt") values (now()), (now());
  insert into "Name" ("memberId", name, key, "createdAt") values (1, 'hq', 'hq', now()), (2, 'she', 'she', now());
  insert into "Role" ("memberId", kind, "grantedAt") values (1, 'admin', now());
  insert into "Thread" ("boardId", title, slug, "starterId", "createdAt", "activityAt", "lastNumber", "postCount", "lastPostAt", "lastPostNumber", "lastPosterId") values
    (1, 'What Ann did', 'what-ann-did', 2, '2026-01-01', '2026-01-01', 1, 1, '2026-01-01', 1, 2);
  insert into "Post" ("threadId", number, "nameId", body, html, "textVersion", "createdAt") values (1, 1, 2, 'x', 'x', 1, '2026-01-01');
  insert into "ModerationEntry" (action, "moderatorId", "nameId", "boardId", "threadId", reason, because, says, digest, key, "textHash", "createdAt")
    select 'thread.lock', 1, 1, 1, 1, 'heated', 'x', '{by} locked this thread', entry_digest('s', 'Ann asked.', '{}'), '1', '', now();
  insert into "EntryWords" ("entryId", words, detail, salt) values (1, 'Ann asked.', '{}', 's');
  insert into "Outbox" ("memberId", kind, title, body, "entryId", "createdAt") values
    (2, 'statement', 'Your thread “What Ann did” was sunk.', E'Your thread “What Ann did” was sunk.\\n\\nWhat happened: Ann asked.\\n\\nAppeal: https://b.example/appeal/1/2-abc-def_g', 1, now()),
    (2, 'moved', '2 threads', E'“What Ann did”: https://b.example/t/1/what-ann-did\\n“Another”: https://b.example/t/9/another', null, now());`

test('letters that were finished prose stay readable, with the titles and blanks of today and without the keys of appeals', async () => {
  await upgrade(LAST, BEFORE)
  await db().thread.update({ where: { id: 1n }, data: { title: 'What happened', slug: 'what-happened' } })
  const [stated, moved] = await lettersWhere({ memberId: 2n })
  expect([stated?.title, stated?.body, moved?.body]).toEqual([
    'Your thread “What happened” was sunk.',
    'Your thread “What happened” was sunk.\n\nWhat happened: Ann asked.\n\nAppeal: https://b.example/appeal/1',
    '“What happened”: https://b.example/t/1\n“Another”: https://b.example/t/9/another',
  ])
  expect(JSON.stringify((await db().outbox.findMany()).map(({ body, data }) => [body, data]))).not.toContain('abc-def')
  const hq = await findViewer((await openSession(1n)).token, true)
  await blankEntry(hq, { entry: entryId.parse('1'), key: unique('key-of-blank'), reason: 'private', words: '' })
  expect(JSON.stringify((await db().outbox.findMany({ where: { entryId: 1n } })).map(({ body, data }) => [body, data]))).not.toContain('Ann asked')
  expect((await lettersWhere({ memberId: 2n }))[0]?.body).toContain('What happened: (HQ blanked these words.)')
})
