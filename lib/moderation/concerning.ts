import type { MemberViewer } from '@/lib/identity/viewer'
import type { Tx } from '@/lib/platform/db'
import type { Verdict } from '@/lib/platform/refusal'
import type { Prisma } from '@/prisma/generated/client'
import type { Facts } from './entry'

/** The object of an act, by its number. */
export type Upon = { thread?: Numbered; post?: Numbered; member?: Numbered; house?: object; links?: { concerned: readonly bigint[] } }
type Numbered = { id: bigint }

/** The author of the post, the starter of the thread, or the member. A change of the house concerns nobody by name. */
export async function concernedBy(tx: Tx, { thread, post, member, house, links }: Upon): Promise<bigint[]> {
  if (house) return []
  if (links) return [...links.concerned]
  if (member) return [member.id]
  const name = post
    ? await tx.post.findUniqueOrThrow({ where: { id: post.id }, select: { name: { select: { memberId: true } } } })
    : await tx.thread.findUniqueOrThrow({ where: { id: thread?.id ?? 0n }, select: { starter: { select: { memberId: true } } } })
  return ['name' in name ? name.name.memberId : name.starter.memberId]
}

/** Whether this moderator may lift what was done here: never what concerns the moderator. */
export async function notHerOwn(tx: Tx, moderator: Pick<MemberViewer, 'id'>, facts: Facts): Promise<Verdict> {
  return (await concernedBy(tx, facts)).includes(moderator.id) ? 'own_matter' : 'yes'
}

/** Entries about the same post, thread or member; none for an act on the house, which restricts nobody. */
export function uponSame({ thread, post, member, house, links }: Facts): Prisma.ModerationEntryWhereInput {
  if (house) return { id: { in: [] } }
  if (links) return { boardId: links.board?.id ?? null, hostRule: { isNot: null } }
  if (member) return { subjectId: member.id }
  return post ? { postId: post.id } : { threadId: thread?.id ?? 0n, postId: null }
}

/** Entries that concern a member, as a filter: about the member, about their posts, about threads that they started, or about links in their posts. */
export function concerning(memberId: bigint): Prisma.ModerationEntryWhereInput {
  return { OR: [{ subjectId: memberId }, { post: { name: { memberId } } }, { postId: null, thread: { starter: { memberId } } }, uponLinks(memberId)] }
}

/** Entries that concern others, the opposite of `concerning` written out: in SQL "not" leaves out rows in which there is nothing to compare. */
export function concerningOthers(memberId: bigint): Prisma.ModerationEntryWhereInput {
  const other = { memberId: { not: memberId } }
  return {
    AND: [
      { OR: [{ subjectId: null }, { subjectId: { not: memberId } }] },
      { OR: [{ postId: null }, { post: { name: other } }] },
      { OR: [{ postId: { not: null } }, { threadId: null }, { thread: { starter: other } }] },
      { NOT: uponLinks(memberId) },
    ],
  }
}

function uponLinks(memberId: bigint): Prisma.ModerationEntryWhereInput {
  return { ruledPosts: { some: { post: { name: { memberId } } } } }
}

/** When an act on links last came to concern a post of this member, as a selection of its `ruledPosts`. */
export function sinceFor(memberId: bigint) {
  return {
    where: { since: { not: null }, post: { name: { memberId } } },
    orderBy: { since: 'desc' },
    take: 1,
    select: { since: true },
  } as const satisfies Prisma.ModerationEntry$ruledPostsArgs
}
