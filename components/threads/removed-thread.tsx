import type { RemovedThreadView } from '@/lib/threads/views'
import { appealPath, boardPath, boardsPath, modPath } from '@/lib/urls'
import { Breadcrumbs } from '../layout/breadcrumbs'
import { Slot } from '../ui/slot'
import { Day, RuleNamed } from './removed-by'

const APPEALED = {
  waits: 'Your appeal waits for an answer.',
  declined: 'Your appeal was declined: read the answer.',
  too_late: 'Read why it was removed.',
} as const

/** What stays of a thread that HQ removed: that it did, when and under which rule, and the ways on; no word of the thread itself. */
export function RemovedThread({ thread: { id, at, rule, entryId, appealed, starterId, board } }: { thread: RemovedThreadView }) {
  return (
    <>
      <Breadcrumbs
        crumbs={[
          { href: boardsPath, text: 'Boards' },
          { href: boardPath(board.slug), text: board.name },
        ]}
      />
      <div className="grid max-w-measure gap-4 pt-4 pb-12">
        <h1>HQ removed this thread</h1>
        <p>
          It was removed on <Day at={at} />
          {rule && (
            <>
              {' '}
              under a rule: <RuleNamed rule={rule} />
            </>
          )}
          . Its posts can no longer be read, found or answered.
        </p>
        {entryId !== null && (
          <Slot when={`name:${starterId}`}>
            <p className="note">
              You started this thread.{' '}
              {appealed ? (
                <a href={appealPath(entryId)}>{APPEALED[appealed]}</a>
              ) : (
                <>
                  If you see it otherwise, you can <a href={appealPath(entryId)}>appeal</a>: another moderator will decide.
                </>
              )}
            </p>
          </Slot>
        )}
        <p className="flex flex-wrap gap-2">
          <a className="btn btn-primary" href={boardPath(board.slug)}>
            Back to {board.name}
          </a>
          <Slot when={`moderator:${board.id}`}>
            <a className="btn" href={modPath('restore', 'thread', id)}>
              Restore
            </a>
          </Slot>
        </p>
      </div>
    </>
  )
}
