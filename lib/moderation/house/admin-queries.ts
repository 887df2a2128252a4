import type { MemberViewer } from '@/lib/identity/viewer'
import { sightOf } from '@/lib/identity/viewer'
import { db } from '@/lib/platform/db'
import { nameKeyOf } from '@/lib/text/names'
import { listPossible } from '../bulk/bulk-posts'
import { listEntries } from '../queries'
import { HOLDS, KINDS, TRUST, WRITERS } from './board-words'

const ENTRIES_SHOWN = 50

/** The house as an admin sees it: every section with its boards, and how many moderators keep each. */
export async function findAdmin() {
  const sections = await db().section.findMany({
    orderBy: [{ position: 'asc' }, { id: 'asc' }],
    select: {
      id: true,
      name: true,
      boards: {
        orderBy: [{ position: 'asc' }, { id: 'asc' }],
        select: {
          id: true,
          slug: true,
          name: true,
          kind: true,
          readableBy: true,
          archivedAt: true,
          _count: { select: { roles: { where: { endedAt: null } } } },
        },
      },
    },
  })
  const everywhere = await db().role.count({ where: { endedAt: null, kind: 'moderator', boardId: null } })
  const admins = await db().role.count({ where: { endedAt: null, kind: 'admin' } })
  return {
    everywhere,
    admins,
    sections: sections.map(({ boards, ...section }) => ({
      ...section,
      boards: boards.map(({ _count, ...board }) => ({ ...board, moderators: _count.roles })),
    })),
  }
}

/** The key of a board by its address, or by one that it once had: what was typed before a rename finds its form again. */
export async function findBoardKey(slug: string): Promise<bigint | null> {
  const board = await db().board.findUnique({ where: { slug }, select: { id: true } })
  const alias = board ? null : await db().urlAlias.findUnique({ where: { path: `/b/${slug}` }, select: { boardId: true } })
  return board?.id ?? alias?.boardId ?? null
}

/** One board as an admin sees it: what is set, who keeps it, what can be done with it and what was. */
export async function findBoardFile(admin: MemberViewer, slug: string) {
  const id = await findBoardKey(slug)
  const board = id && (await db().board.findUnique({ where: { id }, include: { section: { select: { name: true } }, aliases: { orderBy: { path: 'asc' } } } }))
  if (!board) return null
  const keepers = await db().role.findMany({ where: { boardId: id, endedAt: null }, orderBy: { grantedAt: 'asc' }, select: ROLE })
  return {
    ...board,
    kind: KINDS[board.kind].toLowerCase(),
    startableBy: WRITERS[board.startableBy],
    repliableBy: WRITERS[board.repliableBy],
    linkTrust: TRUST[board.linkTrust],
    holds: HOLDS[board.holds],
    aliases: board.aliases.map(({ path }) => path),
    keepers: keepers.map(withHolder),
    threads: await db().thread.count({ where: { boardId: id, removedAt: null } }),
    acts: await listPossible(admin, 'board', id),
    done: await listEntries(sightOf(admin), { boardId: id, action: { startsWith: 'board.' } }, ENTRIES_SHOWN, true),
  }
}

/** Who has which role and since when; and the member whom the admin asked for by name. */
export async function findRoles(typed?: string) {
  const roles = await db().role.findMany({
    where: { endedAt: null },
    orderBy: [{ kind: 'desc' }, { boardId: { sort: 'asc', nulls: 'first' } }, { grantedAt: 'asc' }],
    select: ROLE,
  })
  const asked = typed ? await db().name.findFirst({ where: { key: nameKeyOf(typed), retiredAt: null }, select: { name: true } }) : null
  const wrong = typed && !asked ? { name: 'Nobody has this name now. Please look at it again.' } : null
  return { roles: roles.map(withHolder), typed, asked: asked?.name ?? null, wrong }
}

const ROLE = {
  id: true,
  kind: true,
  grantedAt: true,
  board: { select: { slug: true, name: true } },
  member: { select: { names: { where: { retiredAt: null }, select: { name: true } } } },
} as const

function withHolder<Row extends { member: { names: { name: string }[] } }>({ member, ...role }: Row) {
  return { ...role, name: member.names[0]?.name ?? '' }
}
