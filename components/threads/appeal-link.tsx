import type { EntryLineView } from '@/lib/threads/views'
import { appealPath } from '@/lib/urls'
import { Slot } from '../ui/slot'

/** The way to appeal against an act, beside its line: for her alone whom it concerns. */
export function AppealLink({ line }: { line: Pick<EntryLineView, 'id' | 'appealableBy'> }) {
  if (line.appealableBy === null) return null
  return (
    <Slot when={`name:${line.appealableBy}`}>
      {' · '}
      <a href={appealPath(line.id)}>Appeal</a>
    </Slot>
  )
}
