import { z } from 'zod'
import type { Tx } from '@/lib/platform/db'
import type { KeptWords } from './kept-words'

const versions = z.array(z.object({ at: z.number(), key: z.string(), title: z.string(), body: z.string(), revision: z.number().optional() }))

/** The versions in a row of the table; none where the row is not ours to read. */
export function versionsIn(fields: unknown): KeptWords[] {
  return versions.safeParse(fields).data ?? []
}

/** Holds one member's drafts of one place until the transaction ends. By a name: at first there is no row to hold. */
export async function holdDraft(tx: Tx, memberId: bigint, place: string): Promise<void> {
  await tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended(${`draft ${memberId} ${place}`}, 0))`
}

/** Changes the versions of a place that is held. */
export async function changeVersions(tx: Tx, where: { memberId: bigint; place: string }, to: (kept: KeptWords[]) => KeptWords[]): Promise<KeptWords[]> {
  const row = await tx.draft.findUnique({ where: { memberId_place: where } })
  const fields = to(versionsIn(row?.fields))
  const [newest] = fields
  if (newest) {
    const data = { fields, savedAt: new Date(newest.at) }
    await tx.draft.upsert({ where: { memberId_place: where }, create: { ...where, ...data }, update: data })
  } else if (row) await tx.draft.deleteMany({ where })
  return fields
}
