import type { EntryLineView } from '@/lib/threads/views'
import { appealPath } from '@/lib/urls'
import { Slot } from '../ui/slot'

/** The way to appeal against an act, beside its line: for her alone whom it concerns, by the name she wrote under. */
export function AppealLink({ line, nameId }: { line: Pick<EntryLineView, 'id' | 'appealable'>; nameId: bigint }) {
  if (!line.appealable) return null
  return (
    <Slot when={`name:${nameId}`}>
      {' · '}
      <a href={appealPath(line.id)}>Appeal</a>
    </Slot>
  )
}
