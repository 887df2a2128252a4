import { z } from 'zod'
import { record } from '@/lib/events/commands'
import { sightOf, type Viewer } from '@/lib/identity/viewer'
import { forgetWords } from '@/lib/letters/commands'
import { db, type Tx } from '@/lib/platform/db'
import { entryId } from '@/lib/platform/ids'
import { ensure, found, type Verdict } from '@/lib/platform/refusal'
import { lineOf } from '@/lib/threads/entry-line'
import { findNamed } from '@/lib/threads/named'
import { deskPath, logPath } from '@/lib/urls'
import { changeOnce, findSent, hashOf, placeOf, writeEntry } from '../entry'
import { findEntry, loadFacts } from '../found-entry'
import { isAdmin, staffOf } from '../policy'
import { actFields, type ReadyReasons } from '../schema'
import { BLANKED } from './verify-log'

const BLANK_REASONS = {
  private: 'They held somebody’s private details.',
  law: 'The law asks for it.',
  other: 'Another reason',
} satisfies ReadyReasons

export const blankInput = z.object({ entry: entryId }).and(actFields(BLANK_REASONS))
type BlankInput = z.infer<typeof blankInput>

/** Blanks the words of an entry for good, with what its undo would need; an entry of its own says that it was done, and why. */
export function blankEntry(viewer: Viewer, given: BlankInput) {
  return changeOnce(async (tx) => {
    const admin = staffOf(viewer)
    ensure(isAdmin(viewer))
    await holdWords(tx, given.entry)
    const entry = found(await findEntry(tx, given.entry))
    const facts = found(await loadFacts(tx, entry))
    const textHash = hashOf(BLANKED, given)
    const before = await findSent(tx, admin, given.key, textHash)
    if (before) return placeOf(before, facts)
    ensure(entry.kept?.blankedById ? 'already_done' : 'yes')
    const blank = await writeEntry(tx, {
      action: BLANKED,
      moderator: admin,
      facts,
      given,
      because: BLANK_REASONS[given.reason as keyof typeof BLANK_REASONS],
      says: '{by} blanked the words of an entry',
      detail: { entry: String(entry.id) },
      textHash,
      named: false,
    })
    await tx.entryWords.update({ where: { entryId: entry.id }, data: { words: '', detail: {}, salt: '', blankedById: blank.id } })
    await blankCopies(tx, entry.id, entry.kept?.words ?? '')
    await record(tx, { kind: 'wording.hidden', actorId: admin.id }) // it may stand on any page, and leaves them all at once
    return placeOf(blank, facts)
  })
}

/** The page that blanks one entry; null for everyone but admins, and where there is none. */
export async function findBlankPage(viewer: Viewer, id: bigint) {
  const entry = isAdmin(viewer) === 'yes' ? await findEntry(db(), id) : null
  if (!entry) return null
  const named = await findNamed(sightOf(viewer), [entry.says])
  const verdict: Verdict = entry.kept?.blankedById ? 'already_done' : 'yes'
  return {
    line: lineOf(entry, named, { forStaff: true }),
    verdict,
    reasons: BLANK_REASONS,
    home: { href: deskPath, text: 'Moderation' },
    place: { href: logPath, text: 'Log' },
  }
}

/** Copies of the words go too: what is kept of letters that were sent, and from before notifications were data. */
async function blankCopies(tx: Tx, id: bigint, words: string): Promise<void> {
  if (words === '') return
  await forgetWords(tx, id)
  // Raw SQL: Prisma cannot look into a JSON text.
  await tx.$executeRaw`update "Notification" set detail = detail || '{"why": ""}' where kind = 'threads.moved' and strpos(detail->>'why', ${words}) > 0`
}

async function holdWords(tx: Tx, id: bigint): Promise<void> {
  await tx.$queryRaw`select "entryId" from "EntryWords" where "entryId" = ${id} for update` // Prisma has no row lock
}
