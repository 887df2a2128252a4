import type { Tx } from '@/lib/platform/db'
import { counted } from '@/lib/text/counted'
import { aboutOf, type Facts } from './entry'
import { actionOf, type FoundEntry } from './found-entry'

const PUT_BACK = ['What was changed is put back as it was before.']

/** What the undo of an entry will do, in sentences: first for this act, then for every undo. */
export async function findUndoConsequences(tx: Tx, entry: FoundEntry, facts: Facts): Promise<readonly string[]> {
  const waiting = await tx.appeal.count({ where: { entryId: entry.id, outcome: null } })
  return [
    ...(await ofItsAct(tx, entry, facts)),
    ...(waiting > 0
      ? [`${counted(waiting, 'appeal that waits is closed, and its author is', 'appeals that wait are closed, and their authors are')} notified.`]
      : []),
    'Both stay in the log: the act, and your undo with its reason.',
    'It is shown that it was undone, and why; everyone who was notified of the act is notified of this too.',
  ]
}

async function ofItsAct(tx: Tx, entry: FoundEntry, facts: Facts): Promise<readonly string[]> {
  const action = actionOf(entry)
  if (!action?.undoConsequences || entry.detail === null || entry.undoesId !== null) return PUT_BACK
  return action.undoConsequences(tx, { ...entry, about: aboutOf(facts) }, action.detail.parse(entry.detail))
}
