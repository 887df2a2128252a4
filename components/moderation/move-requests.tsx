import type { RequestView } from '@/lib/moderation/views'
import { answerRequestPath, modPath, threadPath } from '@/lib/urls'
import { Moment } from '../ui/moment'

/** What starters of threads ask for, each with the form that would do it, filled in. */
export function Requests({ requests }: { requests: readonly RequestView[] }) {
  if (requests.length === 0) return null
  return (
    <>
      <h2 className="mt-6 mb-2">Asked by those who started a thread</h2>
      <ul className="rows border-b border-line">
        {requests.map((request) => (
          <Request request={request} key={request.id} />
        ))}
      </ul>
    </>
  )
}

function Request({ request: { id, act, label, to, words, by, createdAt, thread } }: { request: RequestView }) {
  return (
    <li className="max-sm:grid-cols-1">
      <div className="grid min-w-0 grid-cols-1 gap-1 wrap-anywhere">
        <p>
          <a href={threadPath(thread)} dir="auto">
            {thread.title}
          </a>
          : {label.toLowerCase()}
          {to && ` (${to})`}
        </p>
        {words && <p>“{words}”</p>}
        <p className="meta">
          {by} · <Moment at={createdAt} /> · in {thread.board.name}
        </p>
      </div>
      <p className="flex flex-wrap gap-2 max-sm:mt-2">
        <a className="btn" href={answerRequestPath(act, thread.id, id)}>
          Look at it
        </a>
        <a className="btn" href={modPath('decline', 'request', id)}>
          Decline
        </a>
      </p>
    </li>
  )
}
