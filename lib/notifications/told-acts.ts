import { type MemberViewer, sightOf } from '@/lib/identity/viewer'
import { db } from '@/lib/platform/db'
import { withoutKeys } from '@/lib/text/without-keys'
import { LINE, lineOf } from '@/lib/threads/entry-line'
import { findNamed } from '@/lib/threads/named'

/** The acts that a member was told of, each as its sentence and with the letter that she alone was written. */
export async function findToldActs(viewer: MemberViewer, entries: readonly bigint[]) {
  const ids = [...entries]
  const rows = await db().moderationEntry.findMany({ where: { id: { in: ids } }, include: LINE })
  const letters = await db().outbox.findMany({
    where: { memberId: viewer.id, entryId: { in: ids }, droppedAt: null },
    orderBy: { id: 'asc' },
    select: { entryId: true, body: true },
  })
  const named = await findNamed(
    sightOf(viewer),
    rows.map(({ says }) => says),
  )
  const letterOf = new Map(letters.map(({ entryId, body }) => [entryId, withoutKeys(body)]))
  return new Map(rows.map((row) => [row.id, { parts: lineOf(row, named).parts, letter: letterOf.get(row.id) ?? null }]))
}
