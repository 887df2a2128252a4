import { sql } from '@/lib/platform/db'

/** What is wrong with one entry of the log. */
export type LogFault = { entryId: bigint; wrong: 'unsealed' | 'place' | 'chain' | 'words' }

/**
 * Goes through the whole log and names every entry that is not as it was written: without its place in the chain, with
 * a hash that does not follow from it and from the one before, or with words or detail that their digest does not fit.
 * Words that were blanked by an entry that says so are no fault.
 */
export function verifyLog(): Promise<LogFault[]> {
  // Raw SQL: the database makes the chain, and so can follow it without sending the log anywhere.
  return sql<LogFault>(`
    with sealed as (
      select s.*, coalesce(lag(s.hash) over chain, '') as before, row_number() over chain as place from "EntrySeal" s window chain as (order by s.position)
    )
    select e.id as "entryId", 'unsealed' as wrong from "ModerationEntry" e left join "EntrySeal" s on s."entryId" = e.id where s.position is null
    union all select "entryId", 'place' from sealed where position <> place
    union all select e.id, 'chain' from sealed s join "ModerationEntry" e on e.id = s."entryId" where s.hash <> seal_hash(s.before, e)
    union all select e.id, 'words' from "ModerationEntry" e left join "EntryWords" w on w."entryId" = e.id
      left join "ModerationEntry" b on b.id = w."blankedById" and b.action = '${BLANKED}'
      where w."entryId" is null or b.id is null and e.digest <> entry_digest(w.salt, w.words, w.detail)
    order by 1, 2`)
}

/** The action of an entry that says that another one's words were blanked. */
export const BLANKED = 'log.blank'
