import { Fragment } from 'react'
import type { LogEntryView } from '@/lib/moderation/views'
import { blankPath, modPath, noticePath, postInThreadPath, threadPath } from '@/lib/urls'
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

/** The way to where it shows; nothing where the sentence leads there already. */
function Where({ entry, named }: { entry: LogEntryView; named: boolean }) {
  const href = placeOf(entry)
  const links = entry.parts.flatMap((part) => ('href' in part ? [part.href] : []))
  if (!href || !entry.thread || (named && links.includes(href))) return null
  const { thread, postNumber } = entry
  const place = postNumber ? `post #${postNumber}` : 'in the thread'
  const title = postNumber ? `${thread.title}, #${postNumber}` : thread.title
  return (
    <>
      {' '}
      · <a href={href}>{named && !links.includes(threadPath(thread)) ? title : place}</a>
    </>
  )
}

function placeOf({ thread, postNumber, atNumber, anchor }: LogEntryView): string | null {
  if (!thread) return null
  return postNumber ? postInThreadPath(thread, postNumber) : noticePath(thread, atNumber ?? 1, anchor)
}
