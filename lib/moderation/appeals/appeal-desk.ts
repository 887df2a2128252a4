import type { MemberViewer } from '@/lib/identity/viewer'
import { DAY_MS, now } from '@/lib/platform/clock'
import { db, sql } from '@/lib/platform/db'
import { HOST_REFUSED } from '@/lib/threads/entry-line'
import { allWordingsPath, bareThreadPath, linkRulesPath, modMemberPath, postInThreadPath, threadPath } from '@/lib/urls'
import type { Prisma } from '@/prisma/generated/client'
import { concerningOthers } from '../concerning'
import { findRuleNames } from '../house/rules-in-force'
import { boardsOf } from '../policy'
import { nounOf } from '../takings'
import { APPEAL_AIM_DAYS } from './appeal-schema'

const MOST_APPEALS = 50

/**
 * Acts whose appeals wait for this moderator, the oldest first: on the boards that the moderator keeps, never about the
 * moderator or their own posts and threads, and of the moderator’s own acts only those that nobody else could look at.
 */
export async function listAppeals(viewer: MemberViewer) {
  const rows = await db().appeal.findMany({
    where: { outcome: null, entry: await waitingFor(viewer) },
    orderBy: { id: 'asc' },
    take: MOST_APPEALS,
    select: { id: true, createdAt: true, words: true, member: MEMBER, entryId: true, entry: { select: ABOUT } },
  })
  const entries = new Map(rows.map(({ entry }) => [entry.id, entry]))
  const names = await findRuleNames(
    db(),
    [...entries.values()].map(({ rule }) => rule),
  )
  return [...entries.values()].map((entry) => {
    const appeals = rows.filter(({ entryId }) => entryId === entry.id).map(({ id, createdAt, words, member }) => ({ id, createdAt, words, by: nameOf(member) }))
    return {
      entryId: entry.id,
      about: [nounOf(entry), names.get(entry.rule ?? '')].filter(Boolean).join(' · '),
      alone: entry.moderatorId === viewer.id,
      appeals,
      clock: clockOf(appeals, now()),
      ...placeOf(entry),
    }
  })
}

/** All conditions are in the filter, so that the fifty oldest are fifty that this moderator can decide on. */
async function waitingFor(viewer: MemberViewer): Promise<Prisma.ModerationEntryWhereInput> {
  const kept = boardsOf(viewer)
  const upon = { OR: [{ post: { thread: { board: kept } } }, { postId: null, thread: { board: kept } }] }
  const onBoards = { board: kept, ...upon, departures: { every: { to: { board: kept } } } }
  const ofAdmins = { OR: [{ action: { startsWith: 'role.' } }, { subject: { roles: { some: { endedAt: null } } } }] }
  const links = { action: HOST_REFUSED, OR: [{ board: kept }, ...(viewer.isAdmin ? [{ boardId: null }] : [])] }
  const person = { boardId: null, subjectId: { not: null }, ...(viewer.isAdmin ? {} : { NOT: ofAdmins }) }
  return {
    AND: [
      { OR: viewer.moderates === 'all' ? [onBoards, links, person] : [onBoards, links] },
      { OR: [{ moderatorId: { not: viewer.id } }, { id: { in: await listAlone(viewer.id) } }] },
      { OR: [{ until: null }, { until: { gt: now() } }] },
      concerningOthers(viewer.id),
      { appeals: { none: { memberId: viewer.id } } },
    ],
  }
}

/** Acts of her own against which appeals wait that nobody else could decide on. */
async function listAlone(memberId: bigint): Promise<bigint[]> {
  const rows = await sql<{ id: bigint }>(
    `select distinct e.id from "Appeal" a join "ModerationEntry" e on e.id = a."entryId"
     where a.outcome is null and e."moderatorId" = $1 and not exists (select from appeal_deciders(e.id, $2) d where d <> $1)`,
    [memberId, now()],
  )
  return rows.map(({ id }) => id)
}

/** How long the oldest of them has waited, in whole days, and how many are left of those that we aim to need. */
export function clockOf(appeals: readonly { createdAt: Date }[], at: Date): { days: number; left: number } {
  const oldest = Math.min(...appeals.map(({ createdAt }) => createdAt.getTime()))
  const days = Math.floor((at.getTime() - oldest) / DAY_MS)
  return { days, left: APPEAL_AIM_DAYS - days }
}

const THREAD = { id: true, slug: true, title: true, removedAt: true, board: { select: { id: true, readableBy: true } } } as const
export const MEMBER = { select: { names: { where: { retiredAt: null }, select: { name: true } } } } as const

/** What the place of an act is made of. */
export const ABOUT = {
  id: true,
  action: true,
  undoesId: true,
  rule: true,
  moderatorId: true,
  post: { select: { id: true, number: true, thread: { select: THREAD } } },
  thread: { select: THREAD },
  subject: MEMBER,
} as const satisfies Prisma.ModerationEntrySelect

export function nameOf({ names }: { names: readonly { name: string }[] }): string {
  return names[0]?.name ?? 'A former member'
}

/** What an appeal is about, and where the words of the post can be read. */
export function placeOf({ post, thread, subject }: Prisma.ModerationEntryGetPayload<{ select: typeof ABOUT }>) {
  if (subject) return { place: { href: modMemberPath(nameOf(subject)), text: nameOf(subject) }, read: null }
  if (post) return placeIn(post.thread, post)
  return thread ? placeIn(thread) : { place: { href: linkRulesPath, text: 'Links on your boards' }, read: null }
}

function placeIn(thread: { id: bigint; slug: string; title: string; removedAt: Date | null }, post?: { id: bigint; number: number }) {
  const standing = post ? postInThreadPath(thread, post.number) : threadPath(thread)
  return {
    place: { href: thread.removedAt ? bareThreadPath(thread.id) : standing, text: post ? `${thread.title}, #${post.number}` : thread.title },
    read: post && !thread.removedAt ? allWordingsPath(post.id) : null,
  }
}
