import { now } from '@/lib/platform/clock'
import { sql } from '@/lib/platform/db'
import { all, type Verdict } from '@/lib/platform/refusal'
import type { Prisma } from '@/prisma/generated/client'
import { APPEALABLE, APPEALABLE_ACTS, appealableUntil, isAt, isDecided } from './appealable'
import { HELD } from './entry-line'

const KEPT = { select: { detail: true, blankedById: true } } as const

/** What of an entry and of what it was about says whether what it took is still taken. */
export const RESTRICTION = {
  id: true,
  action: true,
  until: true,
  undoneBy: { select: { id: true } },
  undoes: { select: { kept: KEPT } },
  kept: KEPT,
  post: { select: { removedAt: true, heldAt: true, withdrawnAt: true, revision: true, revisions: { select: { revision: true, hiddenAt: true } } } },
  thread: {
    select: {
      removedAt: true,
      boardId: true,
      title: true,
      activityAt: true,
      lockedAt: true,
      lockedUntil: true,
      locksAt: true,
      closesWith: { select: { number: true, closesAt: true } },
      calmUntil: true,
      duplicateOfId: true,
      mergedIntoId: true,
    },
  },
  departures: { select: { to: { select: { mergedIntoId: true } } } },
  subject: { select: { bannedAt: true, suspendedUntil: true, roles: { where: { endedAt: null }, select: { kind: true, boardId: true } } } },
} as const satisfies Prisma.ModerationEntrySelect

type RestrictionRow = Prisma.ModerationEntryGetPayload<{ select: typeof RESTRICTION }>

const TAKING = [{ OR: [{ undoesId: null }, { rule: { not: null } }] }] satisfies Prisma.ModerationEntryWhereInput[]

/** Acts that can be appealed against, as a filter of entries; what takes one back is none, unless that takes something anew. */
export const OPEN_TO_APPEAL = { action: { in: [...APPEALABLE_ACTS] }, AND: TAKING } satisfies Prisma.ModerationEntryWhereInput

/** All that takes something: these, and what a rule holds by itself, against which nobody appeals because HQ looks at it anyway. */
export const TAKES_SOMETHING = { action: { in: [...APPEALABLE_ACTS, HELD] }, AND: TAKING } satisfies Prisma.ModerationEntryWhereInput

/** Whether what an act took is still taken: neither undone nor lifted in another way, and not yet over by itself. */
export function stillHolds({ action, until, undoneBy, undoes, kept, ...upon }: RestrictionRow, at: Date): boolean {
  if (undoneBy || (until && until <= at)) return false
  // What an undo takes anew, it takes by the way back.
  const detail = undoes ? { to: detailOf(undoes.kept).from } : detailOf(kept)
  if (action === HELD) return isAt(upon.post?.heldAt, detail.heldAt)
  return APPEALABLE[action]?.holds(upon, detail, at) ?? true
}

function detailOf(kept: RestrictionRow['kept']): Readonly<Record<string, unknown>> {
  return kept && kept.blankedById === null ? (kept.detail as Readonly<Record<string, unknown>>) : {}
}

/** Whether an act can be appealed against at this moment; that it concerns whoever asks is asked for already. */
export function canAppeal(entry: RestrictionRow & { createdAt: Date; appeals: readonly { outcome: string | null }[] }, at: Date): Verdict {
  return all(
    stillHolds(entry, at) ? 'yes' : 'already_done',
    at > appealableUntil(entry) ? 'appeal_too_late' : 'yes',
    entry.appeals.some(isDecided) ? 'appeal_decided' : 'yes',
  )
}

type Entry = { id: bigint; action: string; createdAt: Date; undone: boolean }

/** Which of these entries can be appealed against at this moment, each with the name of whom it concerns; null where it was done to a person. */
export async function findOpenToAppeal(entries: readonly Entry[]): Promise<Map<bigint, bigint | null>> {
  const likely = entries.filter((entry) => !entry.undone && APPEALABLE_ACTS.includes(entry.action) && now() <= appealableUntil(entry)) // most pages ask nothing
  if (likely.length === 0) return new Map()
  const ids = likely.map(({ id }) => id)
  const rows = await sql<{ id: bigint; nameId: bigint | null; upon: string }>(UPON_SQL, [ids, APPEALABLE_ACTS])
  const open = rows.filter(({ upon }) => canAppeal(JSON.parse(upon, withMoments) as AppealedRow, now()) === 'yes')
  return new Map(open.map(({ id, nameId }) => [id, nameId]))
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
 * What \`canAppeal\` asks of entries, all of it in one question: thread pages ask it, and Prisma would send one for each
 * relation. Without what a moderator did upon what is hers and can take back herself.
 */
const UPON_SQL = `
  select e.id, n.id as "nameId", json_build_object(
    'action', e.action, 'until', e.until, 'createdAt', e."createdAt",
    'undoneBy', (select json_build_object('id', u.id) from "ModerationEntry" u where u."undoesId" = e.id),
    'undoes', case when e."undoesId" is not null then json_build_object('kept', ${keptIn('undone')}) end,
    'kept', ${keptIn('kept')},
    'appeals', (select coalesce(json_agg(json_build_object('outcome', a.outcome)), '[]') from "Appeal" a where a."entryId" = e.id),
    'post', case when p.id is not null then json_build_object('removedAt', p."removedAt", 'withdrawnAt', p."withdrawnAt", 'revision', p.revision, 'revisions',
      (select coalesce(json_agg(json_build_object('revision', r.revision, 'hiddenAt', r."hiddenAt")), '[]') from "PostRevision" r where r."postId" = p.id)) end,
    'thread', case when t.id is not null then json_build_object('removedAt', t."removedAt", 'boardId', t."boardId", 'title', t.title, 'activityAt', t."activityAt",
      'lockedAt', t."lockedAt", 'lockedUntil', t."lockedUntil", 'locksAt', t."locksAt",
      'closesWith', (select json_build_object('number', bound.number, 'closesAt', bound."closesAt") from "Petition" bound where bound.id = t."closesWithId"),
      'calmUntil', t."calmUntil", 'duplicateOfId', t."duplicateOfId",
      'mergedIntoId', t."mergedIntoId") end,
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
  where e.id = any($1) and e.action = any($2) and (e."undoesId" is null or e.rule is not null)
    and (e.rule is not null or n."memberId" is distinct from e."moderatorId")`
