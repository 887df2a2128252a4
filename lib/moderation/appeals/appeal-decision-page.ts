import { isStaff } from '@/lib/identity/policy'
import { sightOf, type Viewer } from '@/lib/identity/viewer'
import { findStatementForStaff } from '@/lib/letters/queries'
import { now } from '@/lib/platform/clock'
import { db } from '@/lib/platform/db'
import { isDecided } from '@/lib/threads/appeal-time'
import { lineOf } from '@/lib/threads/entry-line'
import { findNamed } from '@/lib/threads/named'
import { findEntry, loadFacts } from '../found-entry'
import { judgeDecision, judgeGrant, mayDecide } from './appeal-decision'
import { ABOUT, clockOf, MEMBER, nameOf, placeOf } from './appeal-desk'

/** The page on which a moderator decides on the appeals against an act; null for everyone who could never decide on it, and where there are none. */
export async function findDecisionPage(viewer: Viewer, id: bigint) {
  if (!isStaff(viewer)) return null
  const entry = await findEntry(db(), id)
  const facts = entry && (await loadFacts(db(), entry))
  if (!entry || !facts || (await mayDecide(db(), viewer, entry, facts)) !== 'yes') return null
  const appeals = await db().appeal.findMany({
    where: { entryId: id },
    orderBy: { id: 'asc' },
    select: { id: true, createdAt: true, words: true, outcome: true, endedAt: true, answerId: true, member: MEMBER },
  })
  if (appeals.length === 0) return null
  const waiting = appeals.filter(({ outcome }) => outcome === null)
  const named = await findNamed(sightOf(viewer), [entry.says])
  return {
    id,
    line: lineOf(entry, named, { forStaff: true }),
    ...placeOf(await db().moderationEntry.findUniqueOrThrow({ where: { id }, select: ABOUT })),
    statement: await findStatementForStaff(db(), viewer, id),
    appeals: appeals.map(({ member, ...made }) => ({ ...made, by: nameOf(member) })),
    clock: waiting.length > 0 ? clockOf(waiting, now()) : null,
    answer: await findDecision(appeals.find(isDecided)),
    grant: waiting.length > 0 ? await judgeGrant(db(), viewer, entry, facts) : 'yes',
    ...(await judgeDecision(db(), viewer, entry, facts)),
  }
}

async function findDecision(decided: { answerId: bigint | null; outcome: string | null } | undefined) {
  if (!decided?.answerId) return null
  const entry = await db().moderationEntry.findUniqueOrThrow({
    where: { id: decided.answerId },
    select: { createdAt: true, because: true, name: { select: { name: true } }, kept: { select: { words: true } } },
  })
  return { granted: decided.outcome === 'granted', at: entry.createdAt, because: entry.because, by: entry.name?.name ?? '', words: entry.kept?.words ?? '' }
}
