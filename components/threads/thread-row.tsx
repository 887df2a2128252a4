import { Lock, Pin } from 'lucide-react'
import type { ThreadRowView } from '@/lib/boards/views'
import { counted } from '@/lib/text/counted'
import { boardPath, postInThreadPath, threadPath } from '@/lib/urls'
import { Ago } from '../ui/ago'
import { Moment } from '../ui/moment'

/** A thread in a list; `named` where the list holds threads of many boards. */
export function ThreadRow({ thread, named = false }: { thread: ThreadRowView; named?: boolean }) {
  return (
    <li>
      <div>
        <a className="row-title" dir="auto" href={threadPath(thread)}>
          {thread.title}
        </a>
        <Marks thread={thread} />
      </div>
      <span className="meta text-right tabular-nums">{counted(thread.postCount, 'post')}</span>
      <span className="meta col-span-2">
        {named && (
          <>
            <a href={boardPath(thread.boardSlug)}>{thread.boardName}</a> ·{' '}
          </>
        )}
        {!named && (
          <>
            <bdi>{thread.starter}</bdi> · last{' '}
          </>
        )}
        <bdi>{thread.lastPoster}</bdi>
        {thread.lastPostVoice === 'hq' && ' (HQ)'},{' '}
        <a href={postInThreadPath(thread, thread.lastPostNumber)}>
          <Moment at={thread.lastPostAt} />
        </a>
        <Ago at={thread.lastPostAt} />
      </span>
    </li>
  )
}

function Marks({ thread }: { thread: ThreadRowView }) {
  return (
    <>
      {thread.pinnedAt && (
        <>
          {' '}
          <span className="meta whitespace-nowrap">
            <Pin className="inline align-[-0.125em]" size={13} /> Pinned
          </span>
        </>
      )}
      {thread.lockedAt && (
        <>
          {' '}
          <span className="meta whitespace-nowrap">
            <Lock className="inline align-[-0.125em]" size={13} /> Locked
          </span>
        </>
      )}
    </>
  )
}
