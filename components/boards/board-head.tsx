import type { BoardPageView } from '@/lib/boards/views'
import { counted } from '@/lib/text/counted'
import { moveManyPath, watchBoardPath } from '@/lib/urls'
import { RefusalMessage } from '../ui/refusal-message'
import { Slot } from '../ui/slot'
import { BoardWays } from './admin-ways'
import { BriefingLinks } from './briefing-links'
import { StartLink } from './start-link'

type BoardHeadProps = { board: BoardPageView['board'] }

/** A board’s name, purpose and ways in; a campaign has a ground of its own, with its briefings beside. */
export function BoardHead({ board }: BoardHeadProps) {
  if (board.kind === 'discussion')
    return (
      <header className="max-w-measure">
        <Words board={board} />
      </header>
    )
  return (
    <header className="grid items-start gap-6 rounded-2xl bg-campaign-soft p-5 sm:grid-cols-[1.3fr_1fr] sm:p-7">
      <div>
        <Words board={board} />
      </div>
      <BriefingLinks board={board} />
    </header>
  )
}

function Words({ board }: BoardHeadProps) {
  return (
    <>
      <p className="flex flex-wrap gap-2">
        {board.archivedAt && <span className="badge badge-quiet mb-1">Archived</span>}
        {board.kind === 'campaign' && <span className="badge badge-campaign mb-1">Campaign</span>}
        {board.readableBy !== 'everyone' && <span className="badge badge-quiet mb-1">{board.readableBy === 'members' ? 'For members' : 'For HQ'}</span>}
      </p>
      <h1>{board.name}</h1>
      <p className="mt-2">{board.purpose}</p>
      <p className="meta mt-1">
        {counted(board.threads, 'thread')} · {counted(board.posts, 'post')}
      </p>
      {board.archivedAt && (
        <p className="note mt-4">
          <RefusalMessage code="board_archived" />
        </p>
      )}
      <p className="mt-4 flex flex-wrap gap-2">
        <StartLink board={board} />
        <Slot when="member">
          <a className="btn" href={watchBoardPath(board.slug)}>
            Watch
          </a>
        </Slot>
        <Slot when={`moderator:${board.id}`}>
          <a className="btn" href={moveManyPath(board.slug)}>
            Move threads
          </a>
        </Slot>
      </p>
      <BoardWays board={board} />
    </>
  )
}
