import type { Tx } from '@/lib/platform/db'
import { Refusal } from '@/lib/platform/refusal'
import { putInOrder } from './board-places'

/** Every section in its order. */
export async function listSectionsInOrder(tx: Tx): Promise<{ id: bigint; name: string }[]> {
  return tx.section.findMany({ orderBy: [{ position: 'asc' }, { id: 'asc' }], select: { id: true, name: true } })
}

/** The place of a section, as a form names it: the section before it (0: none). */
export async function placeOfSection(tx: Tx, id: bigint): Promise<string> {
  const ids = (await listSectionsInOrder(tx)).map((section) => section.id)
  return String(ids[ids.indexOf(id) - 1] ?? 0n)
}

/** Puts a section in its place; the others follow. Refused where the section before it has gone. */
export async function putSection(tx: Tx, id: bigint, after: string): Promise<void> {
  const others = (await listSectionsInOrder(tx)).map((section) => section.id).filter((other) => other !== id)
  const at = after === '0' ? 0 : others.indexOf(BigInt(after)) + 1
  if (after !== '0' && at === 0) throw new Refusal('board_changed', { place: 'That section is no longer there.' })
  await putInOrder(tx, 'Section', others.toSpliced(at, 0, id))
}
