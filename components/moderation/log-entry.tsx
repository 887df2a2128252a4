import { Fragment } from 'react'
import type { LogEntryView } from '@/lib/moderation/views'
import { blankPath, modPath, noticePath, postInThreadPath } from '@/lib/urls'
import { EntryMoment } from '../threads/entry-moment'
import { EntrySentence } from '../threads/entry-sentence'
import { EntryWhy } from '../threads/entry-why'
import { EntryDot } from '../threads/notice'
import { UndoLink } from '../threads/undo-link'

/** One act in the log: who did what, when and why, with the way to it. */
type LogEntryProps = { entry: LogEntryView & { touched?: readonly { number: number; href: string }[] }; named?: boolean; blanking?: boolean }

export function LogEntry({ entry, named = false, blanking = false }: LogEntryProps) {
  return (
    <li className="notice" id={`entry-${entry.anchor}`}>
      <EntryDot line={entry} />
      <div>
        <p className="text-ink">
          <EntrySentence parts={entry.parts} />.
        </p>
        <p>
          <EntryWhy line={entry} />
        </p>
        <p>
          <EntryMoment line={entry} />
          <Where entry={entry} named={named} />
          {entry.touched?.map(({ number, href }) => (
            <Fragment key={number}>
              {' · '}
              <a href={href}>post #{number}</a>
            </Fragment>
          ))}
          {entry.waits && entry.postId && (
            <>
              {' · '}
              <a href={modPath('approve', 'post', entry.postId)}>Look at it</a>
            </>
          )}
          <UndoLink line={entry} boardId={entry.boardId} />
          {blanking && !entry.blanked && (
            <>
              {' · '}
              <a href={blankPath(entry.id)}>Blank its words</a>
            </>
          )}
        </p>
      </div>
    </li>
  )
}

function Where({ entry: { thread, postNumber, atNumber, anchor }, named }: { entry: LogEntryView; named: boolean }) {
  if (!thread) return null
  const href = postNumber ? postInThreadPath(thread, postNumber) : noticePath(thread, atNumber ?? 1, anchor)
  const place = postNumber ? `post #${postNumber}` : 'in the thread'
  return (
    <>
      {' '}
      · <a href={href}>{named ? `${thread.title}${postNumber ? `, #${postNumber}` : ''}` : place}</a>
    </>
  )
}
