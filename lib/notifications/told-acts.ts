import { type MemberViewer, sightOf } from '@/lib/identity/viewer'
import { db } from '@/lib/platform/db'
import { withoutKeys } from '@/lib/text/without-keys'
import { concerning } from '@/lib/threads/appealable'
import { LINE, lineOf } from '@/lib/threads/entry-line'
import { findNamed } from '@/lib/threads/named'
import { findOpenToAppeal } from '@/lib/threads/still-holds'

/** The acts that a member was told of, each as its sentence and its reason, with the letter that she alone was written and the appeal that is open to her or that she made. */
export async function findToldActs(viewer: MemberViewer, entries: readonly bigint[]) {
  const ids = [...entries]
  const rows = await db().moderationEntry.findMany({ where: { id: { in: ids } }, include: LINE })
  const letters = await db().outbox.findMany({
    where: { memberId: viewer.id, entryId: { in: ids }, droppedAt: null },
    orderBy: { id: 'asc' },
    select: { entryId: true, body: true },
  })
  const hers = await db().moderationEntry.findMany({
    where: { id: { in: ids }, ...concerning(viewer.id) },
    select: { id: true, action: true, createdAt: true, undoneBy: { select: { id: true } }, appeals: { where: { memberId: viewer.id }, select: { id: true } } },
  })
  const open = await findOpenToAppeal(hers.map((entry) => ({ ...entry, undone: entry.undoneBy !== null })))
  const named = await findNamed(
    sightOf(viewer),
    rows.map(({ says }) => says),
  )
  const letterOf = new Map(letters.map(({ entryId, body }) => [entryId, withoutKeys(body)]))
  return new Map(
    rows.map((row) => {
      const { parts, because, words, blanked } = lineOf(row, named)
      return [row.id, { parts, why: { because, words, blanked }, letter: letterOf.get(row.id) ?? null, appeal: appealTo(row.id) }]
    }),
  )

  function appealTo(entryId: bigint): { entryId: bigint; made: boolean } | null {
    const made = hers.find(({ id }) => id === entryId)?.appeals.length
    return made || (made === 0 && open.has(entryId)) ? { entryId, made: made > 0 } : null
  }
}

export type ToldAct = Awaited<ReturnType<typeof findToldActs>> extends Map<bigint, infer Act> ? Act : never
