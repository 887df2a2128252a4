import { isStaff } from '@/lib/identity/policy'
import type { MemberViewer, Viewer } from '@/lib/identity/viewer'
import { db } from '@/lib/platform/db'
import { whyNot } from '@/lib/posts/policy'
import type { Prisma } from '@/prisma/generated/client'
import { listAppeals } from '../appeals/appeal-desk'
import { countHeld } from '../held/held-desk'
import { boardsOf } from '../policy'
import { listRequests } from '../requests/requests'

const DESK_SIZE = 50

/** The desk: what waits for this moderator, what readers asked for first; null for everyone else. */
export async function findDesk(viewer: Viewer) {
  if (!isStaff(viewer)) return null
  const asked = await listWaiting(viewer, { requests: { some: { entryId: null } }, links: { some: { state: 'plain' } } })
  // What its author had put back as text does not wait for anybody.
  const others = await listWaiting(viewer, {
    id: { notIn: asked.map(({ id }) => id) },
    requests: { none: { entryId: null } },
    links: { some: { state: 'plain', decidedById: null } },
  })
  const boards = await db().board.findMany({
    where: boardsOf(viewer),
    orderBy: { position: 'asc' },
    select: { id: true, slug: true, name: true, purpose: true },
  })
  return {
    boards,
    administers: viewer.isAdmin,
    held: await countHeld(viewer),
    appeals: await listAppeals(viewer),
    requests: await listRequests(viewer),
    waiting: [...asked.sort((a, b) => firstAsked(a) - firstAsked(b)), ...others],
  }
}

async function listWaiting(viewer: MemberViewer, where: Prisma.PostWhereInput) {
  const posts = await db().post.findMany({
    where: { ...where, withdrawnAt: null, removedAt: null, thread: { removedAt: null, board: boardsOf(viewer) } },
    orderBy: { id: 'desc' },
    take: DESK_SIZE,
    select: {
      id: true,
      number: true,
      createdAt: true,
      name: { select: { name: true } },
      links: {
        where: { state: 'plain' },
        orderBy: { ordinal: 'asc' },
        select: { ordinal: true, address: true, state: true, decidedAt: true, decidedById: true },
      },
      requests: {
        where: { entryId: null },
        orderBy: { id: 'asc' },
        select: { id: true, words: true, createdAt: true, asker: { select: { names: { where: { retiredAt: null }, select: { name: true } } } } },
      },
      thread: { select: { id: true, slug: true, title: true, board: { select: { id: true, name: true, linkTrust: true } } } },
    },
  })
  return posts.map(({ links, requests, ...post }) => ({
    ...post,
    links: links.map((link) => ({ ordinal: link.ordinal, address: link.address, why: whyNot(link, post.thread.board.linkTrust) })),
    wishes: requests.map(({ asker, ...wish }) => ({ ...wish, by: asker?.names[0]?.name ?? null })),
  }))
}

function firstAsked({ wishes }: { wishes: readonly { createdAt: Date }[] }): number {
  return wishes[0]?.createdAt.getTime() ?? 0
}
