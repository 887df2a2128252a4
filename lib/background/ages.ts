import { DRAFT_DAYS } from '@/lib/drafts/schema'

export type Kept = {
  /** In the words of docs/doors.md. */
  what: string
  days: number
  since: string
  /** Deletes rows that are older than $1, at most $2 of them. */
  statement: string
}

/** What is swept out by itself, and when. */
export const AGES: readonly Kept[] = [
  { what: 'sessions', days: 0, since: 'they ran out', statement: deleted('Session', '"expiresAt" < $1') },
  { what: 'counted tries', days: 0, since: 'their time is over', statement: deleted('RateLimit', 'expire < extract(epoch from $1::timestamptz) * 1000') },
  { what: 'drafts', days: DRAFT_DAYS, since: 'they were last saved', statement: deleted('Draft', '"savedAt" < $1') },
  { what: 'which forms were sent', days: 30, since: 'they were sent', statement: deleted('Submission', '"createdAt" < $1') },
  { what: 'notifications', days: 90, since: 'they were read', statement: deleted('Notification', '"readAt" < $1') },
  { what: 'events', days: 90, since: 'they happened', statement: deleted('Event', `at < least($1, now() - interval '90 days')`) },
  { what: 'dead jobs', days: 90, since: 'they died', statement: deleted('job', `state = 'failed' and completed_on < $1`) },
  // Statements of reasons stay: restrictions that apply, appeals and undos go by them.
  { what: 'letters that state no reasons', days: 365, since: 'they were written', statement: deleted('Outbox', `"createdAt" < $1 and kind <> 'statement'`) },
]

// Raw SQL: Prisma cannot delete so many and no more.
function deleted(table: string, older: string): string {
  return `delete from "${table}" where ctid = any(array(select ctid from "${table}" where ${older} limit $2))`
}
