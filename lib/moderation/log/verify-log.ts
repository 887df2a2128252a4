import { sql } from '@/lib/platform/db'

/** What is wrong with one entry of the log. */
export type LogFault = { entryId: bigint; wrong: 'unsealed' | 'gone' | 'place' | 'chain' | 'cut' | 'words' }

/**
 * Goes through the whole log and names every entry that is not as it was written: without its place in the chain, with
 * a hash that does not follow from it and from the one before, or with words or detail that their digest does not fit.
 * Words that were blanked by an entry that says so are no fault.
 */
export function verifyLog(): Promise<LogFault[]> {
  // Raw SQL: the database makes the chain, and so can follow it without sending the log or its key anywhere.
  return sql<LogFault>('select "entryId", wrong from log_faults()')
}

export type LogHead = {
  position: bigint
  hash: string
  /** Whether the chain is made under a key that the role which serves cannot read. */
  keyed: boolean
  /** How many entries were sealed before there was a key, and how many faults they had then; null where there is none. */
  sealedBefore: bigint | null
  faultsBefore: number | null
}

/** The end of the chain: 0 and an empty hash where the log is empty. */
export async function findLogHead(): Promise<LogHead> {
  const [head] = await sql<LogHead>(`select "position", hash, keyed, "sealedBefore", jsonb_array_length("faultsBefore") as "faultsBefore" from log_head()`)
  if (!head) throw new Error('The database does not say how its log ends.')
  return head
}

/** Whether the log still holds an end that it had, as `findLogHead` gave it. */
export async function holdsHead({ position, hash }: Pick<LogHead, 'position' | 'hash'>): Promise<boolean> {
  if (position === 0n) return hash === ''
  const rows = await sql('select 1 from "EntrySeal" where "position" = $1 and hash = $2', [position, hash])
  return rows.length > 0
}

/** The action of an entry that says that another one's words were blanked; the database knows it by this name too. */
export const BLANKED = 'log.blank'
