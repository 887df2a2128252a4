import { change, record } from '@/lib/events/commands'
import { type Sight, sightOf, type Viewer } from '@/lib/identity/viewer'
import { readAppealKey } from '@/lib/letters/appeal-key'
import type { LetterView } from '@/lib/letters/as-page'
import { findLetter } from '@/lib/letters/queries'
import { findReader, keyReader, type Reader } from '@/lib/letters/reader'
import { withoutInvitation } from '@/lib/notifications/appeal-state'
import { now } from '@/lib/platform/clock'
import { db, type Tx } from '@/lib/platform/db'
import { ensure, found, Refusal } from '@/lib/platform/refusal'
import { appealableUntil } from '@/lib/threads/appeal-time'
import { LINE, lineOf } from '@/lib/threads/entry-line'
import { findNamed, findNamedThreads } from '@/lib/threads/named'
import type { Prisma } from '@/prisma/generated/client'
import { concerning, sinceFor } from '../concerning'
import { holdUpon } from '../holding'
import { OPEN_TO_APPEAL } from '../takings'
import type { AppealInput, LetterAppealInput } from './appeal-schema'
import { type EntryNow, findEntriesNow } from './entry-now'
import { canAppeal, stillHolds } from './still-holds'

/** Asks that an act be looked at again by another moderator. Sent twice with the same words, it is one appeal. */
export async function appeal(viewer: Viewer, { entry, words }: AppealInput): Promise<{ id: bigint }> {
  if (viewer.kind === 'guest') throw new Refusal('signed_out')
  return appealAs(viewer.id, entry, words)
}

/** The same by the letter about it: it needs no session and opens none. */
export async function appealByLetter(_viewer: Viewer, { entry, letter, words }: LetterAppealInput): Promise<{ id: bigint }> {
  const { memberId, over } = found(readAppealKey(entry, letter, now()))
  ensure(over ? 'letter_over' : 'yes')
  return appealAs(memberId, entry, words)
}

function appealAs(memberId: bigint, id: bigint, words: string): Promise<{ id: bigint }> {
  return change(async (tx) => {
    await holdUpon(tx, found(await findConcerning(tx, memberId, id)))
    const entry = found(await findConcerning(tx, memberId, id)) // again, now that nobody can take the act back under us
    const before = madeBy(memberId, entry)
    if (!before) ensure(canAppeal(await entryNow(tx, entry), now()))
    const { count } = await tx.appeal.createMany({ data: { entryId: id, memberId, words, createdAt: now() }, skipDuplicates: true })
    if (count === 1) await recordMade(tx, memberId, entry)
    const made = await tx.appeal.findUniqueOrThrow({ where: { entryId_memberId: { entryId: id, memberId } }, select: { words: true } })
    ensure(made.words === words ? 'yes' : 'already_done')
    return { id }
  })
}

/** The line in the thread leads to the appeal from now on; the line of an act that took posts elsewhere is there as well, or anywhere by now. */
async function recordMade(tx: Tx, actorId: bigint, { postId, threadId, departures }: Appealed): Promise<void> {
  if (departures.length > 0) return record(tx, { kind: 'appeal.made', actorId })
  const post = postId ? await tx.post.findUniqueOrThrow({ where: { id: postId }, select: { threadId: true } }) : null
  const standing = post?.threadId ?? threadId
  const thread = standing ? await tx.thread.findUniqueOrThrow({ where: { id: standing }, select: { boardId: true } }) : null
  if (thread) await record(tx, { kind: 'appeal.made', actorId, boardId: thread.boardId, threadId: standing })
}

/** What the page of an appeal shows to the person whom the act concerns; null for everyone else. */
export async function findAppealPage(viewer: Viewer, id: bigint) {
  return viewer.kind === 'member' ? findPageFor({ memberId: viewer.id, reader: await findReader(db(), viewer.id) }, id, sightOf(viewer)) : null
}

/** The same by the letter about the act; `over` where its time has passed, null where it is no letter of ours. */
export async function findLetterPage(id: bigint, letter: string) {
  const read = readAppealKey(id, letter, now())
  if (!read) return null
  return read.over ? ('over' as const) : findPageFor({ memberId: read.memberId, reader: keyReader() }, id, sightOf('public'))
}

type Reading = { memberId: bigint; reader: Reader }

async function findPageFor(reading: Reading, id: bigint, sight: Sight) {
  const { memberId } = reading
  const entry = await findConcerning(db(), memberId, id)
  if (!entry) return null
  const today = await entryNow(db(), entry)
  const letter = await findLetter(db(), reading, { entryId: id, kind: 'statement' })
  const made = madeBy(memberId, entry)
  return {
    id,
    letter: letter && withoutInvitation(letter, id),
    act: await findAct(sight, id),
    made: made && { ...made, answer: await findAnswer(reading, made.answerId) },
    verdict: canAppeal(today, now()),
    until: appealableUntil(today),
    closed: stillHolds(today, now()) ? closedBy(entry) : null,
  }
}

const appealedBy = (memberId: bigint) =>
  ({
    ruledPosts: sinceFor(memberId),
    id: true,
    action: true,
    until: true,
    createdAt: true,
    postId: true,
    threadId: true,
    subjectId: true,
    departures: { select: { id: true }, take: 1 },
    appeals: { select: { memberId: true, words: true, createdAt: true, outcome: true, endedAt: true, answerId: true } },
  }) as const satisfies Prisma.ModerationEntrySelect

type Appealed = Prisma.ModerationEntryGetPayload<{ select: ReturnType<typeof appealedBy> }>

/** An act that took something from this member: the author of the post, the starter of the thread, or the member as such. What the member can take back without help is left out. */
function findConcerning(tx: Tx, memberId: bigint, id: bigint): Promise<Appealed | null> {
  return tx.moderationEntry.findFirst({
    where: { id, ...OPEN_TO_APPEAL, NOT: { rule: null, moderatorId: memberId }, ...concerning(memberId) },
    select: appealedBy(memberId),
  })
}

/** The act as it is now, for one member: since when it concerns them can differ from others. */
async function entryNow(tx: Tx, { id, ruledPosts }: Appealed): Promise<EntryNow> {
  return { ...found((await findEntriesNow(tx, [id])).get(id)), since: ruledPosts[0]?.since ?? null }
}

function madeBy(memberId: bigint, { appeals }: Appealed) {
  return appeals.find((made) => made.memberId === memberId)
}

/** What was done, as everyone reads it; with its place, if the member may see it. */
async function findAct(sight: Sight, id: bigint) {
  const row = await db().moderationEntry.findUniqueOrThrow({ where: { id }, include: { ...LINE, post: { select: { number: true, threadId: true } } } })
  const { post, ...entry } = row
  const threadId = post?.threadId ?? entry.threadId ?? 0n
  const thread = (await findNamedThreads(sight, [threadId])).get(threadId) ?? null
  const line = lineOf(entry, await findNamed(sight, [entry.says]))
  return { line: threadId && !thread ? { ...line, words: '' } : line, thread, postNumber: post?.number }
}

/** The letter that said how the appeal ended. */
async function findAnswer(reading: Reading, entryId: bigint | null): Promise<LetterView | null> {
  return entryId ? findLetter(db(), reading, { entryId, kind: 'appeal' }) : null
}

/** Whether this very act keeps the member out, and until when. */
function closedBy(entry: Appealed): { banned: boolean; until: Date | null } | null {
  if (entry.action === 'member.ban') return { banned: true, until: null }
  return entry.action === 'member.suspend' ? { banned: false, until: entry.until } : null
}
