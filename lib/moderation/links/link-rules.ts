import { change, record } from '@/lib/events/commands'
import { canModerate, isStaff } from '@/lib/identity/policy'
import type { MemberViewer, Viewer } from '@/lib/identity/viewer'
import { now } from '@/lib/platform/clock'
import { db, type Tx } from '@/lib/platform/db'
import { all, ensure, found, Refusal, type Verdict } from '@/lib/platform/refusal'
import { holdHostRules } from '@/lib/posts/link-hosts'
import { boardsOf, staffOf } from '../policy'
import { applyHostRulesSoon } from './link-blocking'
import { writeEndOfRule, writeRule, writeTrust } from './link-entries'
import type { EndHostRuleInput, HostRuleInput, LinkTrustInput } from './link-schema'

/** Has a host trusted or refused on one board, or on all. The same rule again changes nothing; the other verdict takes its place. */
export async function addHostRule(viewer: Viewer, given: HostRuleInput) {
  const { pattern, board: slug, verdict } = given
  const moderator = staffOf(viewer)
  const { boardId, before } = await change(async (tx) => {
    const id = await boardIdOf(tx, moderator, slug)
    await holdHostRules(tx)
    const standing = await tx.linkHost.findFirst({ where: { pattern, boardId: id, endedAt: null } })
    if (standing?.verdict !== verdict) await putInPlace(tx, moderator, { ...given, boardId: id, standing })
    return { boardId: id, before: standing?.verdict }
  })
  if (verdict === 'refused' || before === 'refused') await applyHostRulesSoon({ pattern, boardId, actorId: moderator.id })
  return { pattern, verdict }
}

type Replacing = HostRuleInput & { boardId: bigint | null; standing: { id: bigint } | null }

async function putInPlace(tx: Tx, moderator: MemberViewer, { pattern, verdict, words, boardId, standing }: Replacing): Promise<void> {
  const at = now()
  if (standing) {
    const { count } = await tx.linkHost.updateMany({ where: { id: standing.id, endedAt: null }, data: { endedAt: at, endedById: moderator.id } })
    ensure(count === 1 ? 'yes' : 'changed_since')
  }
  // A rule that another moderator makes at the same moment waits here, and is found by the constraint.
  const made = await tx.linkHost.createMany({ data: { pattern, boardId, verdict, reason: words, addedById: moderator.id, addedAt: at }, skipDuplicates: true })
  ensure(made.count === 1 ? 'yes' : 'changed_since')
  await record(tx, { kind: 'links.ruled', actorId: moderator.id, boardId, detail: { pattern, verdict, words } })
  await writeRule(tx, moderator, { pattern, verdict, boardId, words })
}

/** Ends a rule; links that it blocked are text again. Ended twice, it is ended once. */
export async function endHostRule(viewer: Viewer, { rule: id, words }: EndHostRuleInput) {
  const moderator = staffOf(viewer)
  const rule = await change(async (tx) => {
    const standing = found(await tx.linkHost.findFirst({ where: { id, OR: [{ boardId: null }, { board: boardsOf(moderator) }] } }))
    ensure(mayRule(moderator, standing.boardId))
    await holdHostRules(tx) // after every post that was judged by this rule
    const { count } = await tx.linkHost.updateMany({ where: { id, endedAt: null }, data: { endedAt: now(), endedById: moderator.id } })
    if (count === 1) {
      const { pattern, verdict, boardId } = standing
      await record(tx, { kind: 'links.ruled', actorId: moderator.id, boardId, detail: { pattern, verdict, ended: true, words } })
      await writeEndOfRule(tx, moderator, { pattern, verdict, boardId, words })
    }
    return standing
  })
  if (rule.verdict === 'refused') await applyHostRulesSoon({ pattern: rule.pattern, boardId: rule.boardId, actorId: moderator.id })
}

/** Whose links are clickable at once on a board, from now on. */
export async function changeLinkTrust(viewer: Viewer, { board: slug, trust, words }: LinkTrustInput) {
  const moderator = staffOf(viewer)
  await change(async (tx) => {
    const boardId = found(await boardIdOf(tx, moderator, slug))
    const { linkTrust: from } = await tx.board.findUniqueOrThrow({ where: { id: boardId }, select: { linkTrust: true } })
    const { count } = await tx.board.updateMany({ where: { id: boardId, linkTrust: { equals: from, not: trust } }, data: { linkTrust: trust } })
    if (count === 0) return
    await record(tx, { kind: 'links.ruled', actorId: moderator.id, boardId, detail: { setting: 'linkTrust', from, to: trust, words } })
    await writeTrust(tx, moderator, { boardId, from, to: trust, words })
  })
}

/** The standing rules that a moderator should know of, and her boards with their settings; null for everyone else. */
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
    rules: rules.map(({ addedBy, ...rule }) => ({ ...rule, by: addedBy.names[0]?.name ?? '', mayEnd: mayRule(viewer, rule.boardId) === 'yes' })),
  }
}

/** A board's rules are its moderators', the site's are the admins'. */
function mayRule(moderator: MemberViewer, boardId: bigint | null): Verdict {
  if (boardId === null) return moderator.isAdmin ? 'yes' : 'not_allowed'
  return all(isStaff(moderator) ? 'yes' : 'not_allowed', canModerate(moderator, boardId))
}

async function boardIdOf(tx: Tx, moderator: MemberViewer, slug: string): Promise<bigint | null> {
  const board = slug === '' ? null : await tx.board.findFirst({ where: { AND: [{ slug }, boardsOf(moderator)] }, select: { id: true } })
  if (slug !== '' && !board) throw new Refusal('no_such_board')
  ensure(mayRule(moderator, board?.id ?? null))
  return board?.id ?? null
}
