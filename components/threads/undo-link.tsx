import type { EntryLineView } from '@/lib/threads/views'
import { undoPath } from '@/lib/urls'
import { Ends, Slot } from '../ui/slot'

/** How an appeal against an act was decided; and the way to undo it, for the moderators of its board or for admins, while it stands. */
export function UndoLink({
  line,
  boardId,
}: {
  line: Pick<EntryLineView, 'id' | 'undone' | 'undoable' | 'undoableUntil' | 'appealed' | 'ofAdmins'>
  boardId: bigint
}) {
  if (line.undone) return <> · {line.appealed === 'reversed' ? 'reversed on appeal' : 'undone since'}</>
  return (
    <>
      {line.appealed === 'upheld' && ' · upheld on appeal'}
      {line.undoable && (
        <Slot when={line.ofAdmins ? 'admin' : `moderator:${boardId}`}>
          <Ends at={line.undoableUntil} />
          {' · '}
          <a href={undoPath(line.id)}>Undo</a>
        </Slot>
      )}
    </>
  )
}
