import { Ends } from './slot'

const DAY_MS = 86_400_000

/** Room beside a moment of the last day for "10 minutes ago", which our script fills in and keeps true. */
export function Ago({ at }: { at: Date }) {
  if (!isWithinADay(at)) return null
  return (
    <>
      <Ends at={dayAfter(at)} />
      <Dot /> <span className="ago" data-ago={at.toISOString()} />
    </>
  )
}

/** The same beside a moment of the next day. */
export function Until({ at }: { at: Date }) {
  if (!isWithinADay(at)) return <Ends at={dayBefore(at)} />
  return (
    <>
      <Ends at={dayAfter(at)} />
      <Dot /> <span className="ago" data-until={at.toISOString()} />
    </>
  )
}

/** Stays on the line of what stands before it. */
function Dot() {
  return <span className="ago-dot">{'\u00a0·'}</span>
}

function isWithinADay(at: Date): boolean {
  const now = Date.now()
  return dayBefore(at).getTime() <= now && now < dayAfter(at).getTime()
}

function dayBefore(at: Date): Date {
  return new Date(at.getTime() - DAY_MS)
}

function dayAfter(at: Date): Date {
  return new Date(at.getTime() + DAY_MS)
}
