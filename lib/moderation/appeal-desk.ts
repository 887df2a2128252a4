import { canRead } from '@/lib/boards/policy'
import { type MemberViewer, sightOf } from '@/lib/identity/viewer'
import { db } from '@/lib/platform/db'
import { ruleWordsOf } from '@/lib/threads/rule-words'
import { allWordingsPath, bareThreadPath, modMemberPath, modPath, postInThreadPath, threadPath, undoPath } from '@/lib/urls'
import type { Prisma } from '@/prisma/generated/client'
import { stillHolds } from './appeals'
import { boardsOf } from './policy'

const MOST_APPEALS = 50

/** Appeals that wait for this moderator, the oldest first: on her boards, never against an act of her own or by herself. */
export async function listAppeals(viewer: MemberViewer) {
  const rows = await db().appeal.findMany({
    where: { memberId: { not: viewer.id }, entry: { moderatorId: { not: viewer.id }, undoneBy: null, OR: keptBy(viewer) } },
    orderBy: { id: 'asc' },
    take: MOST_APPEALS,
    select: {
      id: true,
      words: true,
      createdAt: true,
      memberId: true,
      member: { select: { names: { where: { retiredAt: null }, select: { name: true } } } },
      entry: { select: ENTRY },
    },
  })
  const waiting = rows.filter(({ entry }) => stillHolds(entry) && boardsIn(entry).every((board) => canRead(sightOf(viewer), board)))
  const letters = await db().outbox.findMany({
    where: { entryId: { in: waiting.map(({ entry }) => entry.id) }, kind: 'statement' },
    select: { entryId: true, memberId: true, body: true },
  })
  return waiting.map(({ entry, member, memberId, ...appeal }) => ({
    ...appeal,
    by: member.names[0]?.name ?? 'A former member',
    rule: ruleWordsOf(entry.rule)?.name ?? '',
    statement: letters.find((letter) => letter.entryId === entry.id && letter.memberId === memberId)?.body ?? '',
    ...waysOf(entry),
  }))
}

const THREAD = { id: true, slug: true, title: true, removedAt: true, board: { select: { id: true, readableBy: true } } } as const

const ENTRY = {
  id: true,
  action: true,
  rule: true,
  undoneBy: { select: { id: true } },
  board: { select: { id: true, name: true, readableBy: true } },
  post: { select: { id: true, number: true, removedAt: true, thread: { select: THREAD } } },
  thread: { select: THREAD },
  subject: { select: { names: { where: { retiredAt: null }, select: { name: true } } } },
} as const satisfies Prisma.ModerationEntrySelect

/** Where it was done, and where that is today. */
function boardsIn({ board, post, thread }: AppealedEntry) {
  const today = post?.thread ?? thread
  return [board, today?.board].filter((each) => each != null)
}

type AppealedEntry = Prisma.ModerationEntryGetPayload<{ select: typeof ENTRY }>

/** Acts upon people concern no board: those who keep all boards look at them. */
function keptBy(viewer: MemberViewer): Prisma.ModerationEntryWhereInput[] {
  return [{ boardId: { not: null }, board: boardsOf(viewer) }, ...(viewer.moderates === 'all' ? [{ boardId: null }] : [])]
}

/** What the appeal is about, the words of the post, and the act that would take it back. */
function waysOf({ id, action, post, thread, subject }: AppealedEntry) {
  const where = post?.thread ?? thread
  if (!where) {
    const name = subject?.names[0]?.name ?? ''
    return { place: { href: modMemberPath(name), text: name }, read: null, back: undoPath(id) }
  }
  const standing = post ? postInThreadPath(where, post.number) : threadPath(where)
  return {
    place: { href: where.removedAt ? bareThreadPath(where.id) : standing, text: post ? `${where.title}, #${post.number}` : where.title },
    read: post && !where.removedAt ? allWordingsPath(post.id) : null,
    back: wayBack(action, { entryId: id, postId: post?.id, threadId: where.id }),
  }
}

function wayBack(action: string, { entryId, postId, threadId }: { entryId: bigint; postId?: bigint; threadId: bigint }): string {
  if (action === 'post.remove' && postId) return modPath('restore', 'post', postId)
  return action === 'thread.remove' ? modPath('restore', 'thread', threadId) : undoPath(entryId)
}
