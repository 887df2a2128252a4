import type { Tx } from '@/lib/platform/db'
import { counted } from '@/lib/text/counted'
import { aboutOf, type Facts } from './entry'
import { actionOf, type FoundEntry } from './found-entry'

/** For what cannot be undone, or was done before this version. */
const PUT_BACK = ['What was changed is put back as it was before.']

/** What the undo of an entry will do, in sentences: first for this act, then for every undo. */
export async function findUndoConsequences(tx: Tx, entry: FoundEntry, facts: Facts): Promise<readonly string[]> {
  const ofIt = { entryId: entry.id }
  const waiting = await tx.appeal.count({ where: { ...ofIt, outcome: null } })
  const answered = await tx.request.count({ where: ofIt })
  const unsent = await tx.outbox.count({ where: { ...ofIt, sentAt: null, droppedAt: null } })
  return [
    ...(await ofItsAct(tx, entry, facts)),
    ...countedIn(waiting, 'appeal that waits is closed, and its author is notified', 'appeals that wait are closed, and their authors are notified'),
    ...countedIn(answered, 'request that this answered is open again', 'requests that this answered are open again'),
    ...countedIn(unsent, 'letter about it has not left yet, and is not sent', 'letters about it have not left yet, and are not sent'),
    'Both stay in the log: the act, and your undo with its reason.',
    'It is shown that it was undone, and why; everyone who was notified of the act is notified of this too.',
  ]
}

function countedIn(count: number, one: string, many: string): string[] {
  return count > 0 ? [`${counted(count, one, many)}.`] : []
}

async function ofItsAct(tx: Tx, entry: FoundEntry, facts: Facts): Promise<readonly string[]> {
  const action = actionOf(entry)
  if (!action || entry.detail === null || entry.undoesId !== null) return PUT_BACK
  return action.undoConsequences(tx, { ...entry, about: aboutOf(facts) }, action.detail.parse(entry.detail))
}
