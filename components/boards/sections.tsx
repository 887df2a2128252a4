import type { SectionView } from '@/lib/boards/views'
import { EmptyState } from '../ui/empty-state'
import { SectionWays } from './admin-ways'
import { BoardCard } from './board-card'

/** All boards in their sections; with the `ways` that admins have. */
export function Sections({ sections, ways = false }: { sections: readonly SectionView[]; ways?: boolean }) {
  if (sections.length === 0)
    return (
      <div className="mt-4">
        <EmptyState>
          <p>There are no boards to read here yet. If you have an account, sign in: some boards are for members.</p>
        </EmptyState>
      </div>
    )
  return sections.map(({ id, name, boards }) => (
    <section className="mt-6" key={name} aria-label={name}>
      <h2>{name}</h2>
      {ways && id && <SectionWays id={id} name={name} />}
      <ul className="mt-3 grid gap-4 sm:grid-cols-2 lg:grid-cols-3">
        {boards.map((board) => (
          <BoardCard board={board} key={board.id} />
        ))}
      </ul>
    </section>
  ))
}
