import { dropLetters, writeLetters } from '@/lib/letters/commands'
import { tellMany } from '@/lib/notifications/commands'
import type { Tx } from '@/lib/platform/db'
import type { Origin, Prisma } from '@/prisma/generated/client'
import { concernedBy, type Upon } from './concerning'
import type { Concerned } from './definition'
import type { Facts, Restriction } from './entry'
import { findWordingToCite } from './house/rules-in-force'
import { ruleOf } from './rules'
import type { ActFields } from './schema'

type Told = { id: bigint; action: string; moderatorId: bigint }
type Telling = { entry: Told; facts: Facts }
type Stating = {
  entry: { id: bigint; createdAt: Date; since?: Date }
  facts: Upon
  given: Pick<ActFields, 'reason' | 'words'> & { origin?: Origin }
  restriction: Restriction
  /** Those whom it concerns, each with their own sentence, where one does not fit them all. */
  concerned?: readonly Concerned[]
}

/** Notifies those concerned of an act. A newer line takes the place of one that was not read. */
export async function tellConcerned(tx: Tx, { entry, facts, others = [] }: Telling & { others?: readonly bigint[] }): Promise<void> {
  await tellEach(tx, entry, keyOfAct(entry, facts), facts, [...(await concernedBy(tx, facts)), ...others])
}

/** Writes the statement of reasons of a restriction to those whom it restricts. */
export async function stateReasons(tx: Tx, { entry, facts, given, restriction, concerned }: Stating): Promise<void> {
  const { what, scope, until, besides, facts: ready, rule: code = given.reason } = restriction
  const said = {
    subject: concerned && what,
    since: entry.since?.toISOString() ?? null,
    scope,
    until: until?.toISOString() ?? null,
    besides,
    fact: [restriction.fact ?? factOf(code, facts), ready].filter(Boolean).join(' '),
    origin: given.origin ?? 'own',
    rule: await citeRule(tx, code, entry.createdAt),
  } as const
  const each: readonly Concerned[] = concerned ?? (await concernedBy(tx, facts)).map((memberId) => ({ memberId, what }))
  const letters = each.map(({ memberId, posts = [], ...taken }) => ({ memberId, entryId: entry.id, data: { ...said, ...taken, posts: posts.map(String) } }))
  await writeLetters(tx, 'statement', letters)
}

/** The rule in its wording of that moment, for a letter that outlives it. */
async function citeRule(tx: Tx, code: string, at: Date): Promise<{ says: string; law: boolean; path: string | null }> {
  const { says, law = false } = ruleOf(code) ?? { says: code }
  const wording = await findWordingToCite(tx, code, at)
  return { says: wording?.says ?? says, law, path: wording?.path ?? null }
}

/** What a rule says happened when words break it; of an act about a member, that they broke it. */
function factOf(rule: string, { member }: Upon): string {
  const fact = ruleOf(rule)?.fact ?? ''
  return fact && member ? 'A moderator found that you broke this rule.' : fact
}

/**
 * Writes the statement of a restriction that is in force again to those whom it restricts: the undo of what had lifted it
 * takes from them anew. The appeal that it names is the one against the restriction.
 */
export async function stateAgain(tx: Tx, { id: entryId, about }: { id: bigint; about: bigint }, action: string): Promise<void> {
  const upon = action.startsWith('member.') ? { subjectId: about } : action.startsWith('post.') ? { postId: about } : { threadId: about }
  const held = await tx.moderationEntry.findFirst({ where: { ...upon, action, undoesId: null, undoneBy: null }, orderBy: { id: 'desc' }, select: HELD })
  if (!held) return
  const stated = await tx.outbox.findMany({ where: { entryId: held.id, kind: 'statement' }, distinct: ['memberId'], select: { memberId: true } })
  if (stated.length === 0) return stateAnew(tx, held, about)
  await writeLetters(
    tx,
    'statement',
    stated.map(({ memberId }) => ({ memberId, entryId, data: { again: String(held.id) } })),
  )
}

const HELD = { id: true, action: true, createdAt: true, until: true, reason: true, rule: true, origin: true } as const satisfies Prisma.ModerationEntrySelect

const WHAT: Record<string, Pick<Restriction, 'what' | 'scope'>> = {
  post: { what: 'Your post {post} was removed.', scope: 'post' },
  thread: { what: 'Your thread {thread} was removed.', scope: 'thread' },
  'member.suspend': { what: 'Your account is suspended.', scope: 'site' },
  'member.ban': { what: 'Your account is banned.', scope: 'site' },
}

/** States a restriction whose statement is not kept any more, from its entry. */
async function stateAnew(tx: Tx, held: Prisma.ModerationEntryGetPayload<{ select: typeof HELD }>, about: bigint): Promise<void> {
  const [kind = ''] = held.action.split('.')
  const restriction = WHAT[held.action] ?? WHAT[kind]
  const given = { reason: held.rule ?? held.reason, words: '', origin: held.origin ?? undefined }
  if (restriction) await stateReasons(tx, { entry: held, facts: { [kind]: { id: about } }, given, restriction: { ...restriction, until: held.until } })
}

/** Notifies of an undo: a letter that was not sent yet is not sent, and the newer line takes the older one's place. */
export async function tellUndone(tx: Tx, undo: Told, undone: { id: bigint; action: string }, facts: Facts): Promise<void> {
  await dropLetters(tx, { entryId: undone.id })
  const told = await tx.notification.findMany({ where: { entryId: undone.id }, select: { memberId: true } })
  const members = told.map(({ memberId }) => memberId)
  await tellEach(tx, undo, keyOfAct(undone, facts), facts, members)
}

/** What a line is about: the same act on the same thing again makes one line. */
export function keyOfAct({ id, action }: { id: bigint; action: string }, facts: Facts): string {
  return `act:${action}:${aboutInWords(facts) ?? `entry:${id}`}`
}

/** Acts on links are about hosts, and each has a line of its own. */
function aboutInWords({ thread, post, member, house }: Facts): string | null {
  if (post) return `post:${post.id}`
  if (thread) return `thread:${thread.id}`
  if (member) return `member:${member.id}`
  return house ? `board:${house.board?.id ?? 0n}` : null
}

export async function tellEach(tx: Tx, entry: Omit<Told, 'action'>, key: string, { thread, post }: Facts, members: readonly bigint[]): Promise<void> {
  await tellMany(tx, { members, kind: 'act', key, threadId: thread?.id, postId: post?.id, entryId: entry.id, actorId: entry.moderatorId })
}
