import { expect, test } from 'vitest'
import { openSession } from '@/lib/identity/commands'
import { findViewer } from '@/lib/identity/queries'
import { db } from '@/lib/platform/db'
import { entryId, postId } from '@/lib/platform/ids'
import { useDatabase } from '@/lib/platform/testing/database'
import { recount } from '@/lib/posts/recount'
import { unique } from '@/lib/testing/builders'
import { lettersWhere } from '@/lib/testing/letters'
import { upgrade } from '@/lib/testing/upgrade'
import { approvePost } from '../actions/approve-post'
import { removePost } from '../actions/remove-post'
import { findTransparency } from '../log/transparency'
import { verifyLog } from '../log/verify-log'
import { perform } from '../perform'
import { undoAct } from '../undo'
import { findHeldDesk } from './held-desk'

useDatabase({ empty: true })

/** The last one before the log knew of rules that hold posts. */
const LAST = '20261123040000_acts_mended'

/** Two replies and a thread that wait, each with the letter of that time; and a lock, sealed by then. */
const BEFORE = `
  insert into "Section" (name, position) values ('Talk', 0);
  insert into "Board" ("sectionId", slug, name, purpose, position, holds, "createdAt") values (1, 'a', 'a', '', 0, 'newcomers', now());
  insert into "Member" ("joinedAt") values (now()), (now());
  insert into "Name" ("memberId", name, key, "createdAt") values (1, 'hq', 'hq', now()), (2, 'she', 'she', now());
  insert into "Role" ("memberId", kind, "grantedAt") values (1, 'moderator', now());
  insert into "Thread" ("boardId", title, slug, "starterId", "createdAt", "activityAt", "lastNumber", "postCount", "lastPostAt", "lastPostNumber", "lastPosterId", "heldAt", "removedAt") values
    (1, 'One', 'one', 1, '2026-01-01', '2026-01-01', 3, 1, '2026-01-01', 1, 1, null, null),
    (1, 'Two', 'two', 2, '2026-01-02', '2026-01-02', 1, 0, '2026-01-02', 1, 2, '2026-01-02', '2026-01-02');
  insert into "Post" ("threadId", number, "nameId", body, html, "textVersion", "createdAt", "heldAt", "removedAt", "heldFor") values
    (1, 1, 1, 'x', 'x', 1, '2026-01-01', null, null, null),
    (1, 2, 2, 'x', 'x', 1, '2026-01-02', '2026-01-02', '2026-01-02', 'newcomer'),
    (1, 3, 2, 'x', 'x', 1, '2026-01-02', '2026-01-02', '2026-01-02', 'links'),
    (2, 1, 2, 'x', 'x', 1, '2026-01-02', '2026-01-02', '2026-01-02', 'words');
  insert into "Outbox" ("memberId", kind, title, body, "createdAt") select 2, 'held', 'It waits.', 'https://example.org/p/' || id || '/held', now() from "Post" where "heldAt" is not null;
  insert into "ModerationEntry" (action, "moderatorId", "nameId", "boardId", "threadId", reason, because, says, digest, key, "textHash", "createdAt")
    select 'thread.lock', 1, 1, 1, 1, 'heated', 'x', '{by} locked this thread', entry_digest('s', '', '{}'), '1', '', now();
  insert into "EntryWords" ("entryId", words, detail, salt) values (1, '', '{}', 's');`

test('posts that waited before the log knew of it are looked at as any other, and counted once', async () => {
  await upgrade(LAST, BEFORE)
  expect(await verifyLog()).toEqual([]) // the old chain is as it was

  const hq = await findViewer((await openSession(1n)).token, true)
  const [shown = 0n, refused = 0n, opening = 0n] = ((await findHeldDesk(hq, {}))?.posts ?? []).map(({ id }) => id)
  const act = (id: bigint, reason: string) => ({ subject: postId.parse(String(id)), key: unique('key-of-act'), reason, words: '' })
  const undo = ({ id }: { id: bigint }) => undoAct(hq, { entry: entryId.parse(String(id)), key: unique('key-of-undo'), reason: 'mistake', words: '' })
  await undo(await perform(approvePost, hq, act(shown, 'fine'))) // and waits again, by the entry of the undo alone
  expect((await db().post.findUniqueOrThrow({ where: { id: shown } })).heldFor).toBe('newcomer')
  await perform(approvePost, hq, act(shown, 'fine'))
  await undo(await perform(removePost, hq, act(refused, 'spam')))
  await perform(removePost, hq, act(refused, 'spam'))
  await perform(approvePost, hq, act(opening, 'fine'))

  expect(await db().outbox.count({ where: { kind: 'held', droppedAt: null } })).toBe(0)
  expect(await lettersWhere({ title: { endsWith: 'waits for HQ to look at it.' }, droppedAt: null })).toEqual([])
  expect(await db().moderationEntry.count({ where: { moderatorId: null } })).toBe(0)
  const kinds = (await findTransparency()).periods[0]?.kinds.filter(({ count }) => count > 0).map(({ code, count }) => [code, count])
  expect(kinds).toEqual([
    ['post.remove', 2],
    ['post.hold', 3],
  ])
  expect([await recount(), await verifyLog()]).toEqual([[], []])
})
