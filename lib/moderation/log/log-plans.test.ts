import { beforeAll, expect, test } from 'vitest'
import { type MemberViewer, sightOf } from '@/lib/identity/viewer'
import { forgetWords } from '@/lib/letters/commands'
import { db, pool } from '@/lib/platform/db'
import { asOwner, useDatabase } from '@/lib/platform/testing/database'
import { aBoard, aMember, aReply, aThread } from '@/lib/testing/builders'
import { planOf, queriesOf, readWhole, rowsRead, thrownAway } from '@/lib/testing/plans'
import { findMemberFile } from '../member-queries'
import { findLog, findStaffLog } from './log-queries'

useDatabase()

const ENTRIES = 20_000
const RARE = 60
const LARGE = ['ModerationEntry', 'Outbox']
const everyone = sightOf('public')

let hq: MemberViewer
let author: MemberViewer
let starter: MemberViewer
let thread: { id: bigint }
let quiet: { id: bigint; slug: string }
let keeper: MemberViewer
let middle: string
let entryOfAuthor: bigint

beforeAll(async () => {
  hq = await aMember({ moderates: 'all' })
  author = await aMember()
  starter = await aMember()
  const board = await aBoard()
  quiet = await aBoard()
  keeper = await aMember({ moderates: [quiet.id] })
  thread = await aThread(board, { by: starter })
  const { id: postId } = await aReply(thread, { by: author })
  const busy = await aThread(board)
  await asOwner('alter table "ModerationEntry" disable trigger user') // or each entry would be sealed
  await enter({ board: quiet, thread: await aThread(quiet), action: 'thread.calm', count: RARE })
  await enter({ board, thread, postId, rule: 'threat', action: 'post.remove', count: RARE })
  await enter({ board, thread: busy, action: 'thread.pin', count: RARE })
  await enter({ board, thread: busy, action: 'thread.lock', count: ENTRIES })
  await write(author, postId, await Promise.all(Array.from({ length: 80 }, () => aMember())))
  const half = await db().moderationEntry.findFirstOrThrow({ orderBy: { id: 'asc' }, skip: ENTRIES / 2, select: { createdAt: true } })
  middle = `${half.createdAt.getTime()}.0`
  entryOfAuthor = (await db().moderationEntry.findFirstOrThrow({ where: { postId } })).id
  await asOwner('analyze')
})

const hot: [string, () => Promise<unknown>][] = [
  ['the log of an act that is rare', () => shown(findLog(everyone, { action: 'thread.pin' }))],
  ['the log of a rule that is rare', () => shown(findLog(everyone, { rule: 'threat' }))],
  ['the log of an act as staff read it', () => shown(findStaffLog(hq, { action: 'thread.pin' }))],
  ['the log of a rule as staff read it', () => shown(findStaffLog(hq, { rule: 'threat' }))],
  ['the log as staff read it', () => shown(findStaffLog(hq))],
  ['the log as staff read it, from its middle on', () => shown(findStaffLog(hq, { before: middle }))],
  ['the log of a frequent act as staff read it, from its middle on', () => shown(findStaffLog(hq, { action: 'thread.lock', before: middle }))],
  ['the log of a month as staff read it', () => shown(findStaffLog(hq, { month: '2020-01' }))],
  ['the log of a board with few entries as staff read it', () => shown(findStaffLog(hq, { board: quiet.slug }))],
  ['the log of a board with few entries as its moderator reads it', () => shown(findStaffLog(keeper))],
  ['what was done to a member and with her posts', () => findMemberFile(hq, author.name, {})],
  ['every letter that quotes words which were blanked', () => forgetWords(db(), entryOfAuthor)],
]

test.each(hot)('%s is found without a walk through the log or the letters', async (_what, read) => {
  const asked = await queriesOf(async () => (await read()) ?? 'done')
  expect(asked.length).toBeGreaterThan(0)
  for (const query of asked) {
    const plan = await planOf(query)
    expect(readWhole(plan, LARGE), query.text).toEqual([])
    expect(thrownAway(plan, LARGE), query.text).toBeLessThan(100)
    expect(rowsRead(plan, LARGE), query.text).toBeLessThan(1000)
  }
})

test('the plans are those of queries that find something', async () => {
  const file = await findMemberFile(hq, author.name, {})
  expect(file?.done?.length).toBe(50)
})

async function shown(log: Promise<{ entries: readonly unknown[] } | null>) {
  const found = await log
  if (found?.entries.length !== 50) throw new Error('This page of the log is not full.')
  return found
}

type Many = { board: { id: bigint }; thread: { id: bigint }; postId?: bigint; rule?: string; action: string; count: number }

/** Entries a minute apart, the rare ones first: whoever walks the log from its end meets them last. */
async function enter({ board, thread: { id }, postId, rule, action, count }: Many): Promise<void> {
  await pool().query(
    `insert into "ModerationEntry" (action, "moderatorId", "nameId", "boardId", "threadId", "postId", "atNumber", reason, because, rule, origin, scope, says, digest, key, "textHash", "createdAt")
     select $1, $2, $3, $4, $5, $6, 1, coalesce($7, 'other'), 'It was needed.', $7, case when $7 is null then null else 'own'::"Origin" end,
       case when $7 is null then null else 'post'::"Scope" end, '{by} acted', '', $1 || n, '', '2020-01-01'::timestamptz + (select count(*) from "ModerationEntry") * interval '1 minute' + n * interval '1 minute'
     from generate_series(1, $8::int) n`,
    [action, hq.id, hq.nameId, board.id, id, postId ?? null, rule ?? null, count],
  )
}

/** A letter about each entry: about the post to its author, about everything else to others. */
async function write(to: MemberViewer, postId: bigint, others: readonly MemberViewer[]): Promise<void> {
  await pool().query(
    `insert into "Outbox" ("memberId", kind, title, body, "entryId", "createdAt")
     select case when "postId" = $2 then $1::bigint else ($3::bigint[])[1 + id % cardinality($3)] end, 'statement', 'Of “A thread of tests”', repeat('Many words. ', 40), id, "createdAt" from "ModerationEntry"`,
    [to.id, postId, others.map(({ id }) => id)],
  )
}
