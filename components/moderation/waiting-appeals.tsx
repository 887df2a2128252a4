import type { DeskView } from '@/lib/moderation/views'
import { decideAppealPath, memberPath } from '@/lib/urls'
import { Moment } from '../ui/moment'
import { AppealClock } from './appeal-clock'

type Waiting = DeskView['appeals'][number]

/** Appeals against acts of other moderators, the oldest first. */
export function WaitingAppeals({ appeals }: Pick<DeskView, 'appeals'>) {
  if (appeals.length === 0) return null
  return (
    <>
      <h2 className="mt-6 mb-2">Appeals</h2>
      <ul className="rows mb-6 border-b border-line">
        {appeals.map((appeal) => (
          <WaitingAppeal appeal={appeal} key={appeal.entryId} />
        ))}
      </ul>
    </>
  )
}

function WaitingAppeal({ appeal: { entryId, about, alone, appeals, clock, place } }: { appeal: Waiting }) {
  return (
    <li className="max-sm:grid-cols-1">
      <div className="grid min-w-0 grid-cols-1 gap-1">
        <a className="inline-flex min-h-(--tap) items-center font-semibold text-ink" href={place.href}>
          {place.text}
        </a>
        <p className="meta">
          {about} · <AppealClock clock={clock} />
        </p>
        {appeals.map(({ id, by, createdAt, words }) => (
          <div key={id}>
            <p className="meta">
              <a href={memberPath(by)}>{by}</a>, <Moment at={createdAt} />
            </p>
            <p className="note mt-1 wrap-anywhere whitespace-pre-line">{words}</p>
          </div>
        ))}
        {alone && <p className="meta">You acted here yourself, but nobody else is there to look at it again. The decision will say so.</p>}
      </div>
      <a className="btn max-sm:mt-2 max-sm:justify-self-start" href={decideAppealPath(entryId)}>
        Decide<span className="sr-only">: {place.text}</span>
      </a>
    </li>
  )
}
