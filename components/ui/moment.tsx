import { clockText, momentText } from '@/lib/text/moment-text'

/** A moment, absolute and in British local time; for programs in UTC. */
export function Moment({ at }: { at: Date }) {
  return <time dateTime={at.toISOString()}>{momentText(at)}</time>
}

/** A moment that stands beside another: on the same day the time is enough. */
export function MomentBeside({ at, besides }: { at: Date; besides: Date }) {
  return <time dateTime={at.toISOString()}>{clockText(at, besides)}</time>
}
