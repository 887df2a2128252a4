import type { MemberViewer } from '@/lib/identity/viewer'
import { now } from '@/lib/platform/clock'
import type { Tx } from '@/lib/platform/db'
import { ensure, type Verdict } from '@/lib/platform/refusal'
import { RESTRICTION, stillHolds, TAKES_SOMETHING } from '@/lib/threads/still-holds'
import type { Prisma } from '@/prisma/generated/client'
import type { Facts } from './entry'

/** The author of the post, the starter of the thread, or the member herself. A change of the house concerns nobody by name. */
export async function concernedBy(tx: Tx, { thread, post, member, house }: Facts): Promise<bigint[]> {
  if (house) return []
  if (member) return [member.id]
  const name = post
    ? await tx.post.findUniqueOrThrow({ where: { id: post.id }, select: { name: { select: { memberId: true } } } })
    : await tx.thread.findUniqueOrThrow({ where: { id: thread?.id ?? 0n }, select: { starter: { select: { memberId: true } } } })
  return ['name' in name ? name.name.memberId : name.starter.memberId]
}

/** Whether what was done to this may be lifted by her: never where it concerns herself. */
export async function notHerOwn(tx: Tx, moderator: Pick<MemberViewer, 'id'>, facts: Facts): Promise<Verdict> {
  return (await concernedBy(tx, facts)).includes(moderator.id) ? 'own_matter' : 'yes'
}

/** What holds upon what is hers and is not hers to lift. */
export type Hers = readonly { id: bigint; action: string; rule: string | null }[]

/** What holds upon this and is not hers to lift, where it is hers: restrictions, and what others decided; else none. */
export async function listHers(tx: Tx, moderator: Pick<MemberViewer, 'id'>, facts: Facts): Promise<Hers> {
  return (await notHerOwn(tx, moderator, facts)) === 'yes' ? [] : listBeyond(tx, facts, moderator.id, now())
}

/** No act of her own, whatever it is, may have ended one of them. */
export async function ensureKeepsHers(tx: Tx, hers: Hers): Promise<void> {
  if (hers.length === 0) return
  const rows = await tx.moderationEntry.findMany({ where: { id: { in: hers.map(({ id }) => id) } }, select: RESTRICTION })
  ensure(rows.every((row) => stillHolds(row, now())) ? 'yes' : 'own_matter')
}

/**
 * What holds at this moment upon a post, a thread or a member and is not for her to lift whom it concerns: what rests on a
 * rule, and whatever another than she decided.
 */
async function listBeyond(tx: Tx, facts: Facts, her: bigint, at: Date): Promise<Hers> {
  const rows = await tx.moderationEntry.findMany({
    where: { ...uponSame(facts), ...TAKES_SOMETHING, OR: [{ rule: { not: null } }, { moderatorId: { not: her } }] },
    select: { ...RESTRICTION, rule: true },
  })
  return rows.filter((row) => stillHolds(row, at))
}

/** Entries about the same post, thread or member; none where an act was upon the house, which restricts nobody. */
export function uponSame({ thread, post, member, house }: Facts): Prisma.ModerationEntryWhereInput {
  if (house) return { id: { in: [] } }
  if (member) return { subjectId: member.id }
  return post ? { postId: post.id } : { threadId: thread?.id ?? 0n, postId: null }
}

/** Entries that concern others, the opposite of `concerning` written out: in SQL "not" is silent about what is not there. */
export function concerningOthers(memberId: bigint): Prisma.ModerationEntryWhereInput {
  const other = { memberId: { not: memberId } }
  return {
    AND: [
      { OR: [{ subjectId: null }, { subjectId: { not: memberId } }] },
      { OR: [{ postId: null }, { post: { name: other } }] },
      { OR: [{ postId: { not: null } }, { threadId: null }, { thread: { starter: other } }] },
    ],
  }
}
