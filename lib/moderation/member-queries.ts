import { visibleBoards } from '@/lib/boards/policy'
import { isStaff } from '@/lib/identity/policy'
import { type MemberViewer, sightOf, type Viewer } from '@/lib/identity/viewer'
import { now } from '@/lib/platform/clock'
import { db, sql } from '@/lib/platform/db'
import { removalEnds } from '@/lib/posts/policy'
import { findMemberStanding } from '@/lib/posts/standing'
import { nameKeyOf } from '@/lib/text/names'
import { BULK_REASONS, listPossible } from './bulk/bulk-posts'
import { findBulkReport } from './bulk/bulk-report'
import { BULK_ACTS } from './bulk/bulk-schema'
import type { BulkAsked } from './bulk/bulk-thread'
import { listRoles } from './house/roles'
import { inTodaysWords } from './house/rules-in-force'
import { boardsOf } from './policy'
import { listInShort } from './posts-in-short'
import { listEntries } from './queries'

/** Posts of a member on her page, the newest first. */
const POSTS_SHOWN = 50
const ENTRIES_SHOWN = 50

/**
 * What a moderator may know of a member and do: her last posts on the boards that the viewer keeps; to moderators of
 * all boards her standing and what was done to her besides. Null for everyone else. A former name leads nowhere.
 */
export async function findMemberFile(viewer: Viewer, typed: string, { act: word, ...sent }: BulkAsked) {
  if (!isStaff(viewer)) return null
  const name = await db().name.findFirst({ where: { key: nameKeyOf(typed), retiredAt: null }, select: { name: true, memberId: true } })
  if (!name) return null
  const all = viewer.moderates === 'all'
  const act = BULK_ACTS.find((known) => known === word) ?? 'remove'
  const boards = boardsOf(viewer)
  return {
    name: name.name,
    ...(await listActs(viewer, name.memberId)),
    standing: all ? await findFacts(name.memberId) : null,
    done: all ? await listDone(viewer, name.memberId) : null,
    bulk: {
      kind: 'member' as const,
      of: name.name,
      act,
      page: 1,
      reasons: await inTodaysWords(db(), BULK_REASONS[act]),
      /** Until when a removal of now counts against the author’s standing. */
      countsUntil: removalEnds(now()),
      also: all ? (['warn', 'suspend'] as const) : [],
      posts: await listInShort({
        where: { name: { memberId: name.memberId }, thread: { OR: [{ removedAt: null }, { heldAt: { not: null } }], board: boards } },
        orderBy: { createdAt: 'desc' },
        take: POSTS_SHOWN,
      }),
      report: await findBulkReport(viewer, sent),
    },
  }
}

const ROLE_ACTS = ['grant', 'revoke']

/** What she may do with a member; an admin also which roles she may end or give, each in one press. */
async function listActs(viewer: MemberViewer, memberId: bigint) {
  const acts = viewer.moderates === 'all' ? await listPossible(viewer, 'member', memberId) : []
  const may = new Set(acts.map(({ word }) => word))
  const roles = ROLE_ACTS.some((word) => may.has(word)) ? await listRoles(db(), memberId) : null
  return {
    acts: acts.filter(({ word }) => !ROLE_ACTS.includes(word)),
    roles: roles && { held: may.has('revoke') ? roles.held : [], open: may.has('grant') ? roles.open : [] },
  }
}

async function findFacts(memberId: bigint) {
  const at = now()
  const member = await db().member.findUniqueOrThrow({ where: { id: memberId }, select: { joinedAt: true, suspendedUntil: true, bannedAt: true } })
  const posts = await db().post.count({ where: { name: { memberId }, withdrawnAt: null, removedAt: null } })
  const removed = await db().post.count({ where: { name: { memberId }, removedAt: { not: null }, heldAt: null } })
  return {
    joinedAt: member.joinedAt,
    bannedAt: member.bannedAt,
    suspendedUntil: member.suspendedUntil && member.suspendedUntil > at ? member.suspendedUntil : null,
    posts,
    removed,
    standing: await findMemberStanding(db(), { memberId, joinedAt: member.joinedAt }, at),
  }
}

/** Acts about the member and their posts, and those on hosts that took links from these. */
async function listDone(viewer: MemberViewer, memberId: bigint) {
  const sight = sightOf(viewer)
  const boards = await db().board.findMany({ where: visibleBoards(sight), select: { id: true } })
  // Raw SQL: each branch walks its own index, which one condition with "or" would not; for a member with few entries it would walk the log.
  const rows = await sql<{ id: bigint }>(
    `with done as materialized (
       select id from "ModerationEntry" where "subjectId" = $1
       union select e.id from "Name" n join "Post" p on p."nameId" = n.id join "Thread" t on t.id = p."threadId" join "ModerationEntry" e on e."postId" = p.id
         where n."memberId" = $1 and t."boardId" = any($2::bigint[])
       union select r."entryId" from "Name" n join "Post" p on p."nameId" = n.id join "Thread" t on t.id = p."threadId" join "RuledPost" r on r."postId" = p.id
         where n."memberId" = $1 and t."boardId" = any($2::bigint[]))
     select id from done order by id desc limit ${ENTRIES_SHOWN}`,
    [memberId, boards.map(({ id }) => id)],
  )
  return listEntries(sight, { id: { in: rows.map(({ id }) => id) } }, ENTRIES_SHOWN, true)
}
