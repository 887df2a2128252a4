import type { MemberViewer, Viewer } from '@/lib/identity/viewer'
import { DAY_MS, now } from '@/lib/platform/clock'
import { db } from '@/lib/platform/db'
import { DRAFT_DAYS, MOST_PLACES } from './schema'
import { versionsIn } from './versions'

/** What the viewer was writing at a place, newest first. Nobody else's words are ever among them. */
export async function findDrafts(viewer: Viewer, place: string) {
  if (viewer.kind === 'guest') return []
  const row = await db().draft.findUnique({ where: { memberId_place: { memberId: viewer.id, place } } })
  if (!row || now().getTime() - row.savedAt.getTime() > DRAFT_DAYS * DAY_MS) return []
  return versionsIn(row.fields).map(({ key: _, ...words }) => words)
}

/** Every place at which a member has words that wait, the latest first, each with its versions. */
export async function listDrafts({ id: memberId }: MemberViewer) {
  const since = new Date(now().getTime() - DRAFT_DAYS * DAY_MS)
  const rows = await db().draft.findMany({ where: { memberId, savedAt: { gte: since } }, orderBy: { savedAt: 'desc' }, take: MOST_PLACES })
  return rows.map(({ place, fields }) => ({ place, versions: versionsIn(fields).map(({ key: _, ...words }) => words) }))
}
