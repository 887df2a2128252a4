import { visibleBoards } from '@/lib/boards/policy'
import { isStaff } from '@/lib/identity/policy'
import { type MemberViewer, sightOf, type Viewer } from '@/lib/identity/viewer'
import { db } from '@/lib/platform/db'
import { heldPostsPath, postInThreadPath } from '@/lib/urls'
import type { Prisma } from '@/prisma/generated/client'
import { keyToApprove } from './approve-many'
import { boardsOf } from './policy'

/** Posts on one page: as many as one sending may hold. */
const SHOWN = 50

type Asked = { after?: bigint; sent?: string; posts?: string }

/** The posts that wait on this moderator's boards, the oldest first, each with its words; null for everyone else. */
export async function findHeldDesk(viewer: Viewer, { after = 0n, sent, posts }: Asked) {
  if (!isStaff(viewer)) return null
  const rows = await db().post.findMany({ where: { ...waitingFor(viewer), id: { gt: after } }, orderBy: { id: 'asc' }, take: SHOWN + 1, select: WAITING })
  const shown = rows.slice(0, SHOWN)
  return {
    posts: shown,
    next: rows.length > SHOWN ? `${heldPostsPath}?after=${shown.at(-1)?.id}` : null,
    report: sent && posts ? await findReport(viewer, sent, posts) : [],
  }
}

/** How many posts wait on this moderator's boards. */
export function countHeld(viewer: MemberViewer): Promise<number> {
  return db().post.count({ where: waitingFor(viewer) })
}

function waitingFor(viewer: MemberViewer): Prisma.PostWhereInput {
  return { heldAt: { not: null }, thread: ownBoards(viewer) }
}

/** Threads of her boards that are in sight, or held themselves: what waits in a removed thread waits for the thread. */
function ownBoards(viewer: MemberViewer): Prisma.ThreadWhereInput {
  return { OR: [{ removedAt: null }, { heldAt: { not: null } }], board: { AND: [boardsOf(viewer), visibleBoards(sightOf(viewer))] } }
}

const WAITING = {
  id: true,
  number: true,
  revision: true,
  html: true,
  heldAt: true,
  heldFor: true,
  createdAt: true,
  name: { select: { name: true } },
  thread: { select: { id: true, slug: true, title: true, heldAt: true, board: { select: { name: true, slug: true } } } },
} as const

type ApprovalOutcome = { id: bigint; number: number; title: string; path: string | null; outcome: 'done' | 'changed' | 'already' }

/** What became of each post of a sending, read from what is true now. */
async function findReport(viewer: MemberViewer, key: string, sent: string): Promise<ApprovalOutcome[]> {
  if (!/^[\w-]{8,64}$/.test(key) || !/^\d{1,18}(-\d{1,18}){0,99}$/.test(sent)) return []
  const ids = sent.split('-').map(BigInt)
  const entries = await db().moderationEntry.findMany({
    where: { moderatorId: viewer.id, key: { in: ids.map((id) => keyToApprove(key, id)) } },
    select: { postId: true },
  })
  const done = new Set(entries.map(({ postId }) => postId))
  const posts = await db().post.findMany({ where: { id: { in: ids }, thread: ownBoards(viewer) }, orderBy: { id: 'asc' }, select: WAITING })
  return posts.map(({ id, number, thread, heldAt }) => ({
    id,
    number,
    title: thread.title,
    path: heldAt ? null : postInThreadPath(thread, number),
    outcome: done.has(id) ? 'done' : heldAt ? 'changed' : 'already',
  }))
}
