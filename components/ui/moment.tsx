import { momentText } from '@/lib/text/moment-text'

/** A moment, absolute and in British local time; for programs in UTC. */
export function Moment({ at }: { at: Date }) {
  return <time dateTime={at.toISOString()}>{momentText(at)}</time>
}
