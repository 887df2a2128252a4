import { type MemberViewer, sightOf } from '@/lib/identity/viewer'
import { findLettersAbout } from '@/lib/letters/queries'
import { db } from '@/lib/platform/db'
import { LINE, lineOf } from '@/lib/threads/entry-line'
import { findNamed } from '@/lib/threads/named'
import { type AppealState, withoutInvitation } from './appeal-state'
import { toldSentence } from './told-sentence'

/** For each of these acts that a member may appeal against, or has appealed against: what became of that. */
export type FindAppealsOf = (viewer: MemberViewer, entries: readonly bigint[]) => Promise<ReadonlyMap<bigint, { state: AppealState }>>

/** The acts that a member was notified of, each as its sentence and its reason, with the letter to that member and the appeal that is open to them or that they made. */
export async function findToldActs(viewer: MemberViewer, entries: readonly bigint[], findAppeals: FindAppealsOf) {
  const ids = [...entries]
  const rows = await db().moderationEntry.findMany({ where: { id: { in: ids } }, include: LINE })
  const letterOf = await findLettersAbout(db(), viewer.id, ids)
  const appeals = await findAppeals(viewer, ids)
  const named = await findNamed(
    sightOf(viewer),
    rows.map(({ says }) => says),
  )
  return new Map(
    rows.map((row) => {
      const { parts, because, words, blanked } = lineOf({ ...row, says: toldSentence(row, viewer.id) }, named)
      return [row.id, { parts, why: { because, words, blanked }, letter: letterTo(row.id), appeal: appealTo(row.id) }]
    }),
  )

  /** Where no appeal is open, its letter invites to none. */
  function letterTo(entryId: bigint) {
    const letter = letterOf.get(entryId)
    if (!letter) return null
    return appeals.get(entryId)?.state === 'open' ? letter : withoutInvitation(letter, entryId)
  }

  function appealTo(entryId: bigint): { entryId: bigint; state: AppealState } | null {
    const appeal = appeals.get(entryId)
    return appeal ? { entryId, ...appeal } : null
  }
}

export type ToldAct = Awaited<ReturnType<typeof findToldActs>> extends Map<bigint, infer Act> ? Act : never
