import type { BoardPageView } from '@/lib/boards/views'
import { briefingPath } from '@/lib/urls'

/** What to read before one writes on a campaign board. */
export function BriefingLinks({ board }: { board: BoardPageView['board'] }) {
  if (board.briefings.length === 0) return null
  return (
    <div className="card card-campaign grid gap-4">
      {board.briefings.map(({ slug, title }) => (
        <div key={slug}>
          <p className="text-[0.85rem] font-bold text-campaign">Briefing</p>
          <h2 className="mt-1 font-serif font-semibold">{title}</h2>
          <p className="mt-3">
            <a className="btn btn-campaign" href={briefingPath(board.slug, slug)}>
              Read the briefing<span className="sr-only">: {title}</span>
            </a>
          </p>
        </div>
      ))}
    </div>
  )
}
