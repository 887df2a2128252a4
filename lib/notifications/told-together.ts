import { type MemberViewer, sightOf } from '@/lib/identity/viewer'
import { db } from '@/lib/platform/db'
import { findNamedThreads } from '@/lib/threads/named'
import type { AppealState } from './appeal-state'
import { threadsMoved } from './kinds/threads-moved'
import type { FindAppealsOf } from './told-acts'

type Row = { id: bigint; kind: string; entryId: bigint | null; detail: unknown }
type Appeal = { entryId: bigint; state: AppealState; title: string | null }
/** What a line about many acts names: threads that its reader may see, and appeals. */
type Together = { appeals: Appeal[]; threads: { id: bigint; slug: string; title: string }[] }

/**
 * For each line about many acts: the threads they were done to, and those of the acts against which the reader can appeal,
 * or has, each with its thread.
 */
export async function findTogether(viewer: MemberViewer, rows: readonly Row[], findAppeals: FindAppealsOf): Promise<Map<bigint, Together>> {
  const lines = rows.flatMap((row) => (row.kind === 'threads.moved' ? [{ id: row.id, entries: entriesOf(row) }] : []))
  if (lines.length === 0) return new Map()
  const all = lines.flatMap(({ entries }) => entries)
  const appeals = await findAppeals(viewer, all)
  const threadOf = new Map(
    (await db().moderationEntry.findMany({ where: { id: { in: all } }, select: { id: true, threadId: true } })).map((e) => [e.id, e.threadId]),
  )
  const threads = await findNamedThreads(
    sightOf(viewer),
    [...threadOf.values()].filter((id) => id !== null),
  )
  return new Map(lines.map(({ id, entries }) => [id, { appeals: entries.flatMap(appealTo), ...namedOf(entries) }]))

  function namedOf(entries: readonly bigint[]): Pick<Together, 'threads'> {
    const ids = [...new Set(entries.map((entry) => threadOf.get(entry) ?? 0n))]
    const seen = ids.flatMap((id) => {
      const named = threads.get(id)
      return named ? [{ ...named.at, title: named.title }] : []
    })
    return { threads: seen }
  }

  function appealTo(entryId: bigint): Appeal[] {
    const appeal = appeals.get(entryId)
    return appeal ? [{ entryId, ...appeal, title: threads.get(threadOf.get(entryId) ?? 0n)?.title ?? null }] : []
  }
}

/** Lines from before they kept all their acts know of the last alone. */
function entriesOf({ entryId, detail }: Row): bigint[] {
  const { entries = [] } = threadsMoved.detail.safeParse(detail).data ?? {}
  return entries.length > 0 ? entries.map(BigInt) : entryId === null ? [] : [entryId]
}
