import { createHmac } from 'node:crypto'
import { change, record } from '@/lib/events/commands'
import type { MemberViewer } from '@/lib/identity/viewer'
import { now } from '@/lib/platform/clock'
import { asAct } from '@/lib/platform/database/work'
import type { Tx } from '@/lib/platform/db'
import { env } from '@/lib/platform/env'
import { Refusal } from '@/lib/platform/refusal'
import { anchorOf } from '@/lib/threads/entry-line'
import { keptApart } from '@/lib/threads/entry-words'
import type { Prisma, Readers, Scope } from '@/prisma/generated/client'
import { withRuleNames } from './house/rules-in-force'
import type { ActFields } from './schema'
import { OTHER } from './schema'

type ThreadFacts = { id: bigint; slug: string; title: string; lastNumber: number; heldAt?: Date | null; board: { id: bigint; readableBy: Readers } }
type PostFacts = { id: bigint; number: number }
type MemberFacts = { id: bigint; name: string; staff: boolean }

/** What belongs to the house itself: one of its boards, one of its sections, one of its rules, or none yet. */
type HouseFacts = {
  board?: { id: bigint; slug: string; name: string; readableBy: Readers }
  section?: { id: bigint; name: string }
  rule?: { id: bigint; name: string }
}

/** What is in force for links on one board or, without one, on all; `concerned`: of an act that was done, the authors of the posts that it touched. */
type LinksFacts = { board: { id: bigint; slug: string; name: string; readableBy: Readers } | null; concerned: readonly bigint[] }

/** What every act knows of the thread, the post, the member, the links or the part of the house it concerns; an act adds what it needs. */
export type Facts =
  | { thread: ThreadFacts; post?: PostFacts; member?: undefined; house?: undefined; links?: undefined }
  | { member: MemberFacts; thread?: undefined; post?: undefined; house?: undefined; links?: undefined }
  | { house: HouseFacts; thread?: undefined; post?: undefined; member?: undefined; links?: undefined }
  | { links: LinksFacts; thread?: undefined; post?: undefined; member?: undefined; house?: undefined }

/** The entry of an act, as what hangs on it and its undo find it; `about` is the key of the thread, the post or the member. */
export type Entry = { id: bigint; about: bigint; atNumber: number | null; createdAt: Date }

/** What of somebody's freedom an act takes: `what` in one sentence to that member, with marks for {post}, {thread} and {board:1}, how far it reaches, and when it ends by itself. */
export type Restriction = {
  what: string
  scope: Scope
  until: Date | null
  /** What it takes from the member besides, and until when, in sentences to them. */
  besides?: string
  /** The rule, where the act asks for it besides its reason. */
  rule?: string
  /** What happened, where the act is not about words that break the rule themselves: in place of the rule’s own sentence. */
  fact?: string
  /** What happened, where the words alone do not say it: a ready reason before them. */
  facts?: string
  /** Set: everyone may read the words, as of an act that restricts nobody. */
  open?: true
}

/** A change whose key another act took at the same moment is refused as `sent_before`. */
export async function changeOnce<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
  try {
    return await asAct(() => change(work))
  } catch (failure) {
    if (failure instanceof Error && 'code' in failure && failure.code === 'P2002') throw new Refusal('sent_before')
    throw failure
  }
}

/** What a form said, in short: the same key with anything else is another sending. With our secret, so that nobody who reads it can try out blanked words. */
export function hashOf(action: string, given: object): string {
  const said = JSON.stringify({ action, ...given }, (_name, value) => (typeof value === 'bigint' ? String(value) : value))
  return createHmac('sha256', env().AUTH_SECRET).update(said).digest('hex')
}

/** The entry that this very sending made before; the same key with other words is refused (`sent_before`). */
export async function findSent(tx: Tx, moderator: MemberViewer, key: string, textHash: string) {
  const before = await tx.moderationEntry.findUnique({
    where: { moderatorId_key: { moderatorId: moderator.id, key } },
    include: { kept: { select: { detail: true } } },
  })
  if (before && before.textHash !== textHash) throw new Refusal('sent_before')
  return before
}

type NewEntry = {
  action: string
  moderator: Pick<MemberViewer, 'id' | 'nameId'>
  facts: Facts
  given: ActFields
  because: string
  says: string
  detail: Prisma.InputJsonValue
  textHash: string
  /** Whether everyone reads who acted. */
  named: boolean
  restriction?: Restriction
  undoesId?: bigint
}

/**
 * Writes the entry of an act, and the event that says there is one. The words and what the undo needs are kept apart,
 * tied to the entry by a digest; the database seals the entry into the chain of the log when the transaction commits.
 */
export async function writeEntry(tx: Tx, { moderator, facts, given, because, detail, restriction, ...rest }: NewEntry) {
  const { thread, post, member } = facts
  const board = thread?.board ?? facts.house?.board ?? facts.links?.board
  const entry = await tx.moderationEntry.create({
    data: {
      ...rest,
      says: await withRuleNames(tx, rest.says),
      moderatorId: moderator.id,
      nameId: moderator.nameId,
      boardId: board?.id,
      threadId: thread?.id,
      atNumber: thread?.lastNumber,
      postId: post?.id,
      subjectId: member?.id,
      reason: given.reason,
      because: given.reason === OTHER ? '' : because,
      ...(restriction && { rule: restriction.rule ?? given.reason, origin: given.origin ?? 'own', scope: restriction.scope, until: restriction.until }),
      wordsOpen: given.open ?? (!restriction || restriction.open === true),
      ...(await keptApart(tx, { words: given.words, detail })),
      key: given.key,
      createdAt: now(),
    },
  })
  await record(tx, { kind: 'moderation.entry', actorId: moderator.id, boardId: board?.id, threadId: thread?.id, postId: post?.id })
  return { ...entry, moderatorId: moderator.id, about: aboutOf(facts) }
}

/** The key of what an act was about; what has none is about the site. */
export function aboutOf({ thread, post, member, house, links }: Facts): bigint {
  return (member ?? post ?? thread ?? house?.board ?? house?.section ?? house?.rule ?? links?.board)?.id ?? 0n
}

/** Where the effect of an act can be seen: in its thread, at its post, on the page of the member, or on that of the board. */
export function placeOf(entry: { id: bigint; named: boolean; atNumber: number | null }, { thread, post, member, house, links }: Facts) {
  return {
    id: entry.id,
    anchor: anchorOf(entry),
    atNumber: entry.atNumber ?? 1,
    thread: thread && { id: thread.id, slug: thread.slug, held: Boolean(thread.heldAt) },
    postNumber: post?.number,
    member: member?.name,
    house: house && { board: house.board?.slug, rules: Boolean(house.rule) },
    links: links !== undefined,
  }
}
