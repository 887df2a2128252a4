import type { Tx } from '@/lib/platform/db'
import { HOST_REFUSED } from '@/lib/threads/entry-line'
import type { Upon } from '../takes'

/** An entry, and what it was done to as that is now: all that says whether what it took is still taken. */
export type EntryNow = Upon & {
  action: string
  undoesId: string | null
  until: Date | null
  createdAt: Date
  /** When it last came to concern a post, where that was later. */
  since: Date | null
  undone: boolean
  /** What the act noted for its undo, of an undo what the act that it takes back did; empty where that was blanked. */
  detail: Readonly<Record<string, unknown>>
  /** How the appeals against it ended; null: one waits. None of an act that concerns many: each of them may appeal. */
  outcomes: readonly (string | null)[]
}

/** One question, for Prisma would send one for each relation, and thread pages ask it too. Keys are words in it: JSON has no such numbers. */
export const ENTRY_NOW = `json_build_object(
    'action', e.action, 'undoesId', e."undoesId"::text, 'until', e.until, 'createdAt', e."createdAt",
    'since', (select max(touched.since) from "RuledPost" touched where touched."entryId" = e.id),
    'undone', exists (select from "ModerationEntry" u where u."undoesId" = e.id),
    'detail', case when w."blankedById" is null then w.detail::text end,
    'outcomes', (select coalesce(json_agg(a.outcome), '[]') from "Appeal" a where a."entryId" = e.id and e.action <> '${HOST_REFUSED}'),
    'post', case when p.id is not null then json_build_object('removedAt', p."removedAt", 'heldAt', p."heldAt", 'withdrawnAt', p."withdrawnAt", 'revision', p.revision,
      'revisions', (select coalesce(json_agg(json_build_object('revision', r.revision, 'hiddenAt', r."hiddenAt")), '[]') from "PostRevision" r where r."postId" = p.id)) end,
    'thread', case when t.id is not null then json_build_object('removedAt', t."removedAt", 'boardId', t."boardId"::text, 'title', t.title, 'activityAt', t."activityAt",
      'lockedAt', t."lockedAt", 'lockedUntil', t."lockedUntil", 'locksAt', t."locksAt",
      'closesWith', (select json_build_object('number', bound.number, 'closesAt', bound."closesAt") from "Petition" bound where bound.id = t."closesWithId"),
      'calmUntil', t."calmUntil", 'duplicateOfId', t."duplicateOfId"::text, 'mergedIntoId', t."mergedIntoId"::text) end,
    'departures', (select coalesce(json_agg(json_build_object('to', json_build_object('mergedIntoId', went."mergedIntoId"::text))), '[]')
      from "Departure" d join "Thread" went on went.id = d."toId" where d."entryId" = e.id),
    'rule', (select json_build_object('endedAt', h."endedAt") from "LinkHost" h where h."entryId" = e.id),
    'subject', case when m.id is not null then json_build_object('bannedAt', m."bannedAt", 'suspendedUntil', m."suspendedUntil", 'roles',
      (select coalesce(json_agg(json_build_object('kind', o.kind, 'boardId', o."boardId"::text)), '[]') from "Role" o where o."memberId" = m.id and o."endedAt" is null)) end
  )::text`

/** What it is asked of. */
export const OF_ENTRIES = `"ModerationEntry" e
    left join "EntryWords" w on w."entryId" = coalesce(e."undoesId", e.id)
    left join "Post" p on p.id = e."postId"
    left join "Thread" t on t.id = e."threadId"
    left join "Member" m on m.id = e."subjectId"`

/** These entries as they are now, by their keys. */
export async function findEntriesNow(tx: Tx, ids: readonly bigint[]): Promise<Map<bigint, EntryNow>> {
  if (ids.length === 0) return new Map()
  const rows = await tx.$queryRawUnsafe<{ id: bigint; entry: string }[]>(`select e.id, ${ENTRY_NOW} as entry from ${OF_ENTRIES} where e.id = any($1)`, [...ids])
  return new Map(rows.map(({ id, entry }) => [id, readEntryNow(entry)]))
}

/** Moments as such; but in what an act noted, as the act noted them. */
export function readEntryNow(json: string): EntryNow {
  return JSON.parse(json, (key, value) => {
    if (key === 'detail') return JSON.parse(value ?? '{}')
    return typeof value === 'string' && MOMENTS.test(key) ? new Date(value) : value
  })
}

const MOMENTS = /^(until|since|\w+(At|Until))$/
