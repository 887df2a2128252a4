import type { DeskView } from '@/lib/moderation/views'
import { memberPath } from '@/lib/urls'
import { Moment } from '../ui/moment'
import { Letter } from './letter'

type Waiting = DeskView['appeals'][number]

/** Appeals against acts of other moderators, the oldest first. */
export function WaitingAppeals({ appeals }: Pick<DeskView, 'appeals'>) {
  if (appeals.length === 0) return null
  return (
    <>
      <h2 className="mt-6 mb-2">Appeals</h2>
      <ul className="rows mb-6 border-b border-line">
        {appeals.map((appeal) => (
          <WaitingAppeal appeal={appeal} key={appeal.id} />
        ))}
      </ul>
    </>
  )
}

function WaitingAppeal({ appeal: { by, createdAt, rule, words, statement, place, read, back } }: { appeal: Waiting }) {
  return (
    <li className="max-sm:grid-cols-1">
      <div className="grid min-w-0 grid-cols-1 gap-1">
        <a className="inline-flex min-h-10 items-center font-semibold text-ink" href={place.href}>
          {place.text}
        </a>
        <p className="meta">
          {rule} · <a href={memberPath(by)}>{by}</a>, <Moment at={createdAt} />
        </p>
        <p className="note wrap-anywhere whitespace-pre-line">{words}</p>
        <details>
          <summary className="cursor-pointer py-2">What was decided</summary>
          <Letter body={statement} />
        </details>
        {read && (
          <a className="inline-flex min-h-10 items-center" href={read}>
            Read the post
          </a>
        )}
      </div>
      <a className="btn max-sm:mt-2 max-sm:justify-self-start" href={back}>
        Take it back<span className="sr-only">: {place.text}</span>
      </a>
    </li>
  )
}
