import { DAY_MS } from '@/lib/platform/clock'
import type { Fetched } from '@/lib/platform/foreign-fetch'
import type { Destination } from '@/prisma/generated/client'

/** What was known of an address before it was asked. */
export type Kept = Pick<Destination, 'finalAddress' | 'failures' | 'failingSince' | 'missingSince' | 'goneAt' | 'changedAt' | 'formerAddress' | 'createdAt'>

/** What is known after it. The way to the end is null where the end was not reached: what was known of it stays. */
export type Learnt = Omit<Kept, 'createdAt'> & { chain: string[] | null; nextCheckAt: Date | null }

const WEEK_DAYS = 7
const MONTH_DAYS = 30
const YOUNG_DAYS = 90
/** Two answers that there is nothing, at least so far apart, and an address is gone. */
const MISSING_MS = DAY_MS
/** Addresses that could not be reached are gone after five tries over two weeks: these are the days between them. */
const DAYS_BETWEEN_FAILURES = [2, 3, 4, 5]
const FAILURES = 5
const FAILING_MS = 14 * DAY_MS
const HOUR_MS = DAY_MS / 24

/** What an answer, or none, makes of what was known of an address. */
export function learn(kept: Kept, fetched: Fetched, now: Date): Learnt {
  const end = endOf(fetched)
  return { ...endedAt(kept, end, now), ...standing[findingOf(kept, fetched, end)](kept, now), chain: end ? fetched.chain : null }
}

/** Where an address ends, if that is another host than its own: what readers are told. */
export function finalHostOf(address: string, finalAddress: string | null): string | null {
  return finalAddress && !isSameHost(address, finalAddress) ? new URL(finalAddress).host : null
}

/** What may have been found; `never` is an address that we refuse to ask for at all. */
type Finding = 'there' | 'missing' | 'failing' | 'never'

function findingOf(kept: Kept, fetched: Fetched, end: string | null): Finding {
  const status = fetched.outcome === 'answered' ? fetched.status : 0
  if (fetched.outcome === 'name-unknown' || status === 404 || status === 410) return 'missing'
  if (fetched.outcome === 'refused-address' && end === null && kept.finalAddress === null) return 'never'
  return end === null || status >= 500 ? 'failing' : 'there'
}

/** Where a browser ends that goes there: at an answer, whatever it says, or at an address that we refuse to follow it to. */
function endOf(fetched: Fetched): string | null {
  if (fetched.outcome === 'answered') return fetched.finalAddress
  const last = fetched.chain.at(-1) ?? ''
  return fetched.outcome === 'refused-address' && fetched.chain.length > 1 && /^https?:/.test(last) ? last : null
}

function endedAt({ finalAddress, changedAt, formerAddress }: Kept, end: string | null, now: Date) {
  if (end === null) return { finalAddress, changedAt, formerAddress }
  if (finalAddress === null || isSameHost(finalAddress, end)) return { finalAddress: end, changedAt, formerAddress }
  return { finalAddress: end, changedAt: now, formerAddress: finalAddress }
}

const NO_TROUBLE = { failures: 0, failingSince: null, missingSince: null, goneAt: null }

/** How things stand with an address after each finding, and when it is asked again. */
const standing = {
  there: (kept: Kept, now: Date) => ({ ...NO_TROUBLE, nextCheckAt: inDays(now, rhythm(kept, now)) }),
  never: () => ({ ...NO_TROUBLE, nextCheckAt: null }),
  missing(kept: Kept, now: Date) {
    const missingSince = kept.missingSince ?? now
    const gone = now.getTime() - missingSince.getTime() >= MISSING_MS
    const nextCheckAt = gone ? inDays(now, rhythm(kept, now)) : new Date(now.getTime() + MISSING_MS + HOUR_MS)
    return { failures: 0, failingSince: null, missingSince, goneAt: kept.goneAt ?? (gone ? missingSince : null), nextCheckAt }
  },
  failing(kept: Kept, now: Date) {
    const failures = kept.failures + 1
    const failingSince = kept.failingSince ?? now
    const gone = failures >= FAILURES && now.getTime() - failingSince.getTime() >= FAILING_MS
    const nextCheckAt = inDays(now, DAYS_BETWEEN_FAILURES[failures - 1] ?? rhythm(kept, now))
    return { failures, failingSince, missingSince: kept.missingSince, goneAt: kept.goneAt ?? (gone ? failingSince : null), nextCheckAt }
  },
} satisfies Record<Finding, (kept: Kept, now: Date) => unknown>

function isSameHost(one: string, other: string): boolean {
  const [a, b] = [one, other].map((address) => new URL(address).hostname.replace(/^www\.|\.$/g, ''))
  return a === b
}

/** Every week, and every month once it has been known for three. */
function rhythm({ createdAt }: Kept, now: Date): number {
  return now.getTime() - createdAt.getTime() > YOUNG_DAYS * DAY_MS ? MONTH_DAYS : WEEK_DAYS
}

function inDays(from: Date, days: number): Date {
  return new Date(from.getTime() + days * DAY_MS)
}
