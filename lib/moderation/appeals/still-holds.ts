import type { Tx } from '@/lib/platform/db'
import { all, type Verdict } from '@/lib/platform/refusal'
import { appealableUntil, isDecided } from '@/lib/threads/appeal-time'
import { HELD } from '@/lib/threads/entry-line'
import { isAt } from '../takes'
import { takingOf } from '../takings'
import { type EntryNow, findEntriesNow } from './entry-now'

/** Whether what an act took is still taken: neither undone nor lifted in another way, and not yet over by itself. */
export function stillHolds({ action, undoesId, until, undone, detail, ...upon }: EntryNow, at: Date): boolean {
  if (undone || (until && until <= at)) return false
  if (action === HELD) return isAt(upon.post?.heldAt, detail.heldAt as string | undefined)
  return takingOf({ action, undoesId })?.holds(upon, detail, at) ?? true
}

/** Those of these entries whose taking is over. */
export async function listOver<Entry extends { id: bigint }>(tx: Tx, entries: readonly Entry[], at: Date): Promise<Entry[]> {
  const known = await findEntriesNow(
    tx,
    entries.map(({ id }) => id),
  )
  return entries.filter(({ id }) => {
    const entry = known.get(id)
    return !entry || !stillHolds(entry, at)
  })
}

/** Whether an act can be appealed against at this moment; that it concerns whoever asks is asked for already. */
export function canAppeal(entry: EntryNow, at: Date): Verdict {
  return all(
    stillHolds(entry, at) ? 'yes' : 'already_done',
    at > appealableUntil(entry) ? 'appeal_too_late' : 'yes',
    entry.outcomes.some((outcome) => isDecided({ outcome })) ? 'appeal_decided' : 'yes',
  )
}
