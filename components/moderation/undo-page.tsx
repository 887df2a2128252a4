import type { UndoPageView } from '@/lib/moderation/views'
import type { FormAction } from '@/lib/platform/form-state'
import { EntryPage } from './entry-page'

/** The page that takes an act back. */
export function UndoPage({ undo, action }: { undo: UndoPageView; action: FormAction }) {
  return <EntryPage title="Undo this" entry={undo} consequences={undo.consequences} action={action} />
}
