import { isStaff } from '@/lib/identity/policy'
import type { Viewer } from '@/lib/identity/viewer'
import { db } from '@/lib/platform/db'
import { boardsOf, canRuleLinks } from '../policy'

/** The rules in force that concern this moderator, and the moderator’s boards with their settings; null for everyone else. */
export async function findLinkRules(viewer: Viewer) {
  if (!isStaff(viewer)) return null
  const boards = await db().board.findMany({
    where: boardsOf(viewer),
    orderBy: { position: 'asc' },
    select: { id: true, slug: true, name: true, linkTrust: true },
  })
  const rules = await db().linkHost.findMany({
    where: { endedAt: null, OR: [{ boardId: null }, { boardId: { in: boards.map(({ id }) => id) } }] },
    orderBy: [{ pattern: 'asc' }, { id: 'asc' }],
    select: {
      id: true,
      pattern: true,
      verdict: true,
      reason: true,
      addedAt: true,
      boardId: true,
      board: { select: { name: true } },
      addedBy: { select: { names: { where: { retiredAt: null }, select: { name: true } } } },
    },
  })
  return {
    boards,
    mayRuleAll: viewer.isAdmin,
    rules: rules.map(({ addedBy, ...rule }) => ({ ...rule, by: addedBy.names[0]?.name ?? '', mayEnd: canRuleLinks(viewer, rule.boardId) === 'yes' })),
  }
}
