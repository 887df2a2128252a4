import type { BoardCardView } from '@/lib/boards/views'
import { counted } from '@/lib/text/counted'
import { boardPath } from '@/lib/urls'
import { Ago } from '../ui/ago'
import { Moment } from '../ui/moment'

/** A board among the others: what it is for, and how much goes on. */
export function BoardCard({ board }: { board: BoardCardView }) {
  return (
    <li className={`card relative flex flex-col gap-1 ${board.kind === 'campaign' ? 'card-campaign' : ''}`}>
      <div className="flex flex-wrap items-baseline gap-x-2">
        <h3 className="text-[1.05rem]">
          <a className="row-title" href={boardPath(board.slug)}>
            {board.name}
          </a>
        </h3>
        {board.archivedAt && <span className="badge badge-quiet">Archived</span>}
        {board.kind === 'campaign' && <span className="badge badge-campaign">Campaign</span>}
        {board.readableBy !== 'everyone' && <span className="badge badge-quiet">{board.readableBy === 'members' ? 'Members' : 'HQ'}</span>}
      </div>
      <p className="text-[0.95rem]">{board.purpose}</p>
      <p className="meta mt-auto pt-1">
        {counted(board.threads, 'thread')}
        {board.lastActivityAt && (
          <>
            {' '}
            · last <Moment at={board.lastActivityAt} />
            <Ago at={board.lastActivityAt} />
          </>
        )}
      </p>
    </li>
  )
}
