import type { EntryLineView } from '@/lib/threads/views'
import { undoPath } from '@/lib/urls'
import { Slot } from '../ui/slot'

/** The way to undo an act, for the moderators of its board or for admins, while it stands. */
export function UndoLink({ line, boardId }: { line: Pick<EntryLineView, 'id' | 'undone' | 'undoable' | 'ofAdmins'>; boardId: bigint }) {
  if (line.undone) return <> · undone since</>
  if (!line.undoable) return null
  return (
    <Slot when={line.ofAdmins ? 'admin' : `moderator:${boardId}`}>
      {' · '}
      <a href={undoPath(line.id)}>Undo</a>
    </Slot>
  )
}
