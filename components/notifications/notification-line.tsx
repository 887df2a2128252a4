import type { LetterView } from '@/lib/letters/as-page'
import type { AppealState, NotificationView } from '@/lib/notifications/views'
import { appealPath, postInThreadPath, threadPath } from '@/lib/urls'
import { Letter } from '../moderation/letter'
import { EntrySentence } from '../threads/entry-sentence'
import { EntryWhy } from '../threads/entry-why'
import { Moment } from '../ui/moment'

/** One notification, with the way to its place; a thread that its member may no longer see is not named. */
export function NotificationLine({ line }: { line: NotificationView }) {
  return (
    <li className="max-sm:grid-cols-1">
      <div className="grid min-w-0 grid-cols-1 gap-1 wrap-anywhere">
        <p>
          {!line.readAt && <b className="badge badge-quiet">New</b>} {line.act ? <ActSentence act={line.act} /> : line.sentence}
        </p>
        <Place line={line} />
        <Threads threads={line.threads} />
        {line.act && <Why act={line.act} />}
        {line.act?.letter && <ToldLetter letter={line.act.letter} />}
        {line.act?.appeal && <WayToAppeal appeal={line.act.appeal} />}
        <WaysToAppeal appeals={line.appeals} />
      </div>
      {line.button && (
        <a className="btn max-sm:mt-2 max-sm:justify-self-start" href={line.button.href}>
          {line.button.text}
        </a>
      )}
    </li>
  )
}

function Place({ line }: { line: NotificationView }) {
  const said = line.act?.parts.some(({ kind }) => kind === 'thread')
  return (
    <p className="meta">
      <Moment at={line.createdAt} />
      {!said && <Where line={line} />}
    </p>
  )
}

function Where({ line: { thread, post, elsewhere, act } }: { line: NotificationView }) {
  if (!thread) return !elsewhere && !act && ' · in a thread that is not open to you now'
  return (
    <>
      {' · '}
      <a href={post ? postInThreadPath(thread, post.number) : threadPath(thread)}>
        <bdi>{thread.title}</bdi>
        {post && `, #${post.number}`}
      </a>
    </>
  )
}

function Why({ act: { why } }: { act: NonNullable<NotificationView['act']> }) {
  if (!why.because && !why.words && !why.blanked) return null
  return (
    <p>
      <EntryWhy line={why} />
    </p>
  )
}

/** Of a line about several threads, those that its member may read. */
function Threads({ threads }: Pick<NotificationView, 'threads'>) {
  if (threads.length === 0) return null
  return (
    <ul className="list-disc pl-5">
      {threads.map((thread) => (
        <li key={thread.id}>
          <a href={threadPath(thread)}>{thread.title}</a>
        </li>
      ))}
    </ul>
  )
}

type Appeal = { entryId: bigint; state: AppealState; title?: string | null }

const APPEAL: Record<AppealState, string> = {
  open: 'Appeal',
  waits: 'Your appeal waits for an answer',
  granted: 'Your appeal was granted: read the answer',
  declined: 'Your appeal was declined: read the answer',
  settled: 'Your appeal is closed: read why',
}

function WayToAppeal({ appeal: { entryId, state, title } }: { appeal: Appeal }) {
  return (
    <p>
      <a className="inline-flex min-h-(--tap) items-center text-muted" href={appealPath(entryId)}>
        {APPEAL[state]}
        {title && `: “${title}”`}
      </a>
    </p>
  )
}

/** Of a line about many acts: one way for each, since each stands for itself. */
function WaysToAppeal({ appeals }: { appeals: readonly Appeal[] }) {
  const ways = appeals.map((appeal) => <WayToAppeal appeal={appeal} key={appeal.entryId} />)
  if (ways.length < 2) return ways
  return (
    <details>
      <summary className="min-h-(--tap) content-center">Appeal about one of your threads</summary>
      {ways}
    </details>
  )
}

function ToldLetter({ letter }: { letter: LetterView }) {
  return (
    <details>
      <summary className="min-h-(--tap) content-center">Read the letter about it</summary>
      <Letter letter={letter} />
    </details>
  )
}

/** What a moderator did, as the log says it. */
function ActSentence({ act }: { act: NonNullable<NotificationView['act']> }) {
  return (
    <>
      <EntrySentence parts={act.parts} />.
    </>
  )
}
