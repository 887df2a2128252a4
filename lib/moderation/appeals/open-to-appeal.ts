import type { MemberViewer } from '@/lib/identity/viewer'
import { now } from '@/lib/platform/clock'
import { db, sql } from '@/lib/platform/db'
import type { Appealable } from '@/lib/threads/entry-line'
import { concerning } from '../concerning'
import { APPEALABLE_ACTS, APPEALABLE_UNDOS, takingOf, UNRULED_UNDOS } from '../takings'
import { appealableUntil } from './appeal-time'
import { canAppeal } from './still-holds'

type Entry = { id: bigint; action: string; undoesId: bigint | null; createdAt: Date; undone: boolean }

/** Which of these entries can be appealed against at this moment, or are. */
export async function findOpenToAppeal(entries: readonly Entry[]): Promise<Map<bigint, Appealable>> {
  const likely = entries.filter((entry) => !entry.undone && takingOf(entry) && now() <= appealableUntil(entry)) // most pages ask nothing
  if (likely.length === 0) return new Map()
  const ids = likely.map(({ id }) => id)
  const rows = await sql<{ id: bigint; nameId: bigint | null; upon: string }>(UPON_SQL, [ids, APPEALABLE_ACTS, APPEALABLE_UNDOS, UNRULED_UNDOS])
  return new Map(
    rows.flatMap(({ id, nameId, upon }) => {
      const entry = JSON.parse(upon, withMoments) as AppealedRow
      return canAppeal(entry, now()) === 'yes' ? [[id, { nameId, made: entry.appeals.length > 0 }] as const] : []
    }),
  )
}

/** For those of these entries that concern this member: whether she has appealed against it, or still can. */
export async function findAppealsOf(viewer: MemberViewer, entries: readonly bigint[]): Promise<Map<bigint, { made: boolean }>> {
  const hers = await db().moderationEntry.findMany({
    where: { id: { in: [...entries] }, ...concerning(viewer.id) },
    select: {
      id: true,
      action: true,
      undoesId: true,
      createdAt: true,
      undoneBy: { select: { id: true } },
      appeals: { where: { memberId: viewer.id }, select: { id: true } },
    },
  })
  const open = await findOpenToAppeal(hers.map((entry) => ({ ...entry, undone: entry.undoneBy !== null })))
  const shown = hers.filter(({ id, appeals }) => appeals.length > 0 || open.has(id))
  return new Map(shown.map(({ id, appeals }) => [id, { made: appeals.length > 0 }]))
}

type AppealedRow = Parameters<typeof canAppeal>[0]

/** As Prisma gives it: moments as such, but in the detail of an act as the act noted them. */
function withMoments(key: string, value: unknown): unknown {
  if (typeof value !== 'string') return value
  if (key === 'detail') return JSON.parse(value)
  return MOMENTS.test(key) ? new Date(value) : value
}

const MOMENTS = /^(until|\w+(At|Until))$/

const keptIn = (words: string) =>
  `case when ${words}."entryId" is not null then json_build_object('detail', ${words}.detail::text, 'blankedById', ${words}."blankedById") end`

/**
 * What `canAppeal` asks of entries, all of it in one question: thread pages ask it, and Prisma would send one for each
 * relation. Without what a moderator did upon what is hers and can take back herself.
 */
const UPON_SQL = `
  select e.id, n.id as "nameId", json_build_object(
    'action', e.action, 'undoesId', e."undoesId", 'until', e.until, 'createdAt', e."createdAt",
    'undoneBy', (select json_build_object('id', u.id) from "ModerationEntry" u where u."undoesId" = e.id),
    'undoes', case when e."undoesId" is not null then json_build_object('kept', ${keptIn('undone')}) end,
    'kept', ${keptIn('kept')},
    'appeals', (select coalesce(json_agg(json_build_object('outcome', a.outcome)), '[]') from "Appeal" a where a."entryId" = e.id),
    'post', case when p.id is not null then json_build_object('removedAt', p."removedAt", 'withdrawnAt', p."withdrawnAt", 'revision', p.revision, 'revisions',
      (select coalesce(json_agg(json_build_object('revision', r.revision, 'hiddenAt', r."hiddenAt")), '[]') from "PostRevision" r where r."postId" = p.id)) end,
    'thread', case when t.id is not null then json_build_object('removedAt', t."removedAt", 'boardId', t."boardId", 'title', t.title, 'activityAt', t."activityAt",
      'lockedAt', t."lockedAt", 'lockedUntil', t."lockedUntil", 'locksAt', t."locksAt",
      'closesWith', (select json_build_object('number', bound.number, 'closesAt', bound."closesAt") from "Petition" bound where bound.id = t."closesWithId"),
      'calmUntil', t."calmUntil", 'duplicateOfId', t."duplicateOfId", 'mergedIntoId', t."mergedIntoId") end,
    'departures', (select coalesce(json_agg(json_build_object('to', json_build_object('mergedIntoId', went."mergedIntoId"))), '[]')
      from "Departure" d join "Thread" went on went.id = d."toId" where d."entryId" = e.id),
    'subject', case when m.id is not null then json_build_object('bannedAt', m."bannedAt", 'suspendedUntil', m."suspendedUntil", 'roles',
      (select coalesce(json_agg(json_build_object('kind', o.kind, 'boardId', o."boardId")), '[]') from "Role" o where o."memberId" = m.id and o."endedAt" is null)) end
  )::text as upon
  from "ModerationEntry" e
    left join "EntryWords" kept on kept."entryId" = e.id
    left join "EntryWords" undone on undone."entryId" = e."undoesId"
    left join "Post" p on p.id = e."postId"
    left join "Thread" t on t.id = e."threadId"
    left join "Name" n on n.id = coalesce(p."nameId", t."starterId")
    left join "Member" m on m.id = e."subjectId"
  where e.id = any($1) and case when e."undoesId" is null then e.action = any($2) else e.action = any($3) and (e.rule is not null or e.action = any($4)) end
    and (e.rule is not null or n."memberId" is distinct from e."moderatorId")`
