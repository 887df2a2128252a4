import { clockText, dayEndedAt, momentText } from '@/lib/text/moment-text'

/** A moment, absolute and in British local time; for programs in UTC. */
export function Moment({ at }: { at: Date }) {
  return <time dateTime={at.toISOString()}>{momentText(at)}</time>
}

/** When something closes: "on" a day at an hour, or "at the end of" a day. */
export function ClosingMoment({ at }: { at: Date }) {
  const day = dayEndedAt(at)
  if (!day)
    return (
      <>
        on <Moment at={at} />
      </>
    )
  return (
    <>
      at the end of <time dateTime={at.toISOString()}>{day}</time>
    </>
  )
}

/** A moment that stands beside another: on the same day the time is enough. */
export function MomentBeside({ at, besides }: { at: Date; besides: Date }) {
  return <time dateTime={at.toISOString()}>{clockText(at, besides)}</time>
}
