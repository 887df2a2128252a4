import type { UndoPageView } from '@/lib/moderation/views'
import type { FormAction } from '@/lib/platform/form-state'
import { EntryPage } from './entry-page'

const CONSEQUENCES = [
  'What was changed is put back as it was before.',
  'Both stay in the log: the act, and your undo with its reason.',
  'It is shown that it was undone, and why; everyone who was notified of the act is notified of this too.',
]

/** The page that takes an act back. */
export function UndoPage({ undo, action }: { undo: UndoPageView; action: FormAction }) {
  return <EntryPage title="Undo this" entry={undo} consequences={CONSEQUENCES} action={action} />
}
