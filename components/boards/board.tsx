import type { BoardPageView, BoardRowView } from '@/lib/boards/views'
import { boardPath, boardsPath } from '@/lib/urls'
import { Breadcrumbs } from '../layout/breadcrumbs'
import { Pagination } from '../layout/pagination'
import { ThreadRow } from '../threads/thread-row'
import { EmptyState } from '../ui/empty-state'
import { BoardHead } from './board-head'
import { SignpostRow } from './signpost-row'
import { StartLink } from './start-link'

/** A board: what it is for, pinned threads, then the most recently active ones. */
export function Board({ shown: { board, page, pages, pinned, rows } }: { shown: BoardPageView }) {
  const pagination = (label: string) => <Pagination page={page} pages={pages} pathOf={(number) => boardPath(board.slug, number)} label={label} />
  return (
    <>
      <Breadcrumbs crumbs={[{ href: boardsPath, text: 'Boards' }]} />
      <BoardHead board={board} />
      <div className="mt-7 mb-2 flex flex-wrap items-center justify-between gap-3">
        <h2>{page === 1 ? 'Threads' : `Threads, page ${page}`}</h2>
        {pages > 1 && pagination('Pages of this board')}
      </div>
      {pinned.length + rows.length === 0 ? (
        <EmptyState>
          <p>No threads here yet.{!board.archivedAt && ' Yours can be the first.'}</p>
          <p>
            <StartLink board={board} />
          </p>
        </EmptyState>
      ) : (
        <ul className="rows border-b border-line">
          {pinned.map((thread) => (
            <ThreadRow thread={thread} key={thread.id} />
          ))}
          {rows.map((row) => (
            <Row row={row} key={row.kind === 'thread' ? `t${row.thread.id}` : `s${row.signpost.id}`} />
          ))}
        </ul>
      )}
      <div className="mt-5">{pagination('Pages of this board, at its foot')}</div>
    </>
  )
}

function Row({ row }: { row: BoardRowView }) {
  return row.kind === 'thread' ? <ThreadRow thread={row.thread} /> : <SignpostRow signpost={row.signpost} />
}
