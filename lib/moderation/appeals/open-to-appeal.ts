import type { MemberViewer } from '@/lib/identity/viewer'
import type { AppealState } from '@/lib/notifications/appeal-state'
import { now } from '@/lib/platform/clock'
import { db, sql } from '@/lib/platform/db'
import { soonest } from '@/lib/platform/moments'
import { appealableUntil } from '@/lib/threads/appeal-time'
import type { Appealable } from '@/lib/threads/entry-line'
import { concerning, sinceFor } from '../concerning'
import { APPEALABLE_ACTS, APPEALABLE_UNDOS, takingOf, UNRULED_UNDOS } from '../takings'
import { ENTRY_NOW, OF_ENTRIES, readEntryNow } from './entry-now'
import { canAppeal } from './still-holds'

type Entry = { id: bigint; action: string; undoesId: bigint | null; createdAt: Date; since?: Date | null; undone: boolean }

/** Which of these entries can be appealed against at this moment, or are. */
export async function findOpenToAppeal(entries: readonly Entry[]): Promise<Map<bigint, Appealable>> {
  const likely = entries.filter((entry) => !entry.undone && takingOf(entry) && now() < appealableUntil(entry)) // most pages ask nothing
  if (likely.length === 0) return new Map()
  const ids = likely.map(({ id }) => id)
  const rows = await sql<{ id: bigint; nameId: bigint | null; entry: string }>(OPEN_SQL, [ids, APPEALABLE_ACTS, APPEALABLE_UNDOS, UNRULED_UNDOS])
  return new Map(
    rows.flatMap(({ id, nameId, ...row }) => {
      const entry = readEntryNow(row.entry)
      if (canAppeal(entry, now()) !== 'yes') return []
      const until = soonest([appealableUntil(entry), entry.until]) ?? appealableUntil(entry)
      return [[id, { nameId, made: entry.outcomes.length > 0, until }] as const]
    }),
  )
}

/** For those of these entries that concern this member: what became of their appeal, or that they still can. */
export async function findAppealsOf(viewer: MemberViewer, entries: readonly bigint[]): Promise<Map<bigint, { state: AppealState }>> {
  const concerned = await db().moderationEntry.findMany({
    where: { id: { in: [...entries] }, ...concerning(viewer.id) },
    select: {
      id: true,
      action: true,
      undoesId: true,
      createdAt: true,
      undoneBy: { select: { id: true } },
      appeals: { where: { memberId: viewer.id }, select: { outcome: true } },
      ruledPosts: sinceFor(viewer.id),
    },
  })
  const open = await findOpenToAppeal(concerned.map((entry) => ({ ...entry, since: entry.ruledPosts[0]?.since, undone: entry.undoneBy !== null })))
  const shown = concerned.filter(({ id, appeals }) => appeals.length > 0 || open.has(id))
  return new Map(shown.map(({ id, appeals: [made] }) => [id, { state: made ? (made.outcome ?? 'waits') : 'open' }]))
}

/** Leaves out what moderators did to what is their own, for they can take it back themselves. */
const OPEN_SQL = `
  select e.id, n.id as "nameId", ${ENTRY_NOW} as entry
  from ${OF_ENTRIES} left join "Name" n on n.id = coalesce(p."nameId", t."starterId")
  where e.id = any($1) and case when e."undoesId" is null then e.action = any($2) else e.action = any($3) and (e.rule is not null or e.action = any($4)) end
    and (e.rule is not null or n."memberId" is distinct from e."moderatorId")`
