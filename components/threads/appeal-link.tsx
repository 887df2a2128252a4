import type { EntryLineView } from '@/lib/threads/views'
import { appealPath } from '@/lib/urls'
import { Ends, Slot } from '../ui/slot'

/** The way to appeal against an act, or to the appeal, beside its line: for the member alone whom it concerns. */
export function AppealLink({ line: { id, appeal } }: { line: Pick<EntryLineView, 'id' | 'appeal'> }) {
  if (!appeal?.nameId) return null
  return (
    <Slot when={`name:${appeal.nameId}`}>
      <Ends at={appeal.until} />
      {' · '}
      <a href={appealPath(id)}>{appeal.made ? 'Your appeal waits' : 'Appeal'}</a>
    </Slot>
  )
}
