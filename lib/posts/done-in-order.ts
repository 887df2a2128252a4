import type { lineOf } from '@/lib/threads/entry-line'
import type { Former } from './revision-changes'

type EntryLine = ReturnType<typeof lineOf>
type EntryDone = { kind: 'entry'; at: Date; line: EntryLine; revision: number | undefined }
/** What its author did in one go: the wordings that this made, oldest first. */
type Edits = { kind: 'edit'; at: Date; revisions: [number, ...number[]] }
type TakenBack = { kind: 'text'; at: Date; ordinal: number; address: string }
export type Done = EntryDone | Edits | TakenBack

const TOGETHER_MS = 60_000

/** What HQ did to a post and when its author edited it, in their order; edits of one minute with nothing between them as one. */
export function inOrder(lines: readonly EntryLine[], rows: readonly Former[], taken: readonly TakenBack[]): Done[] {
  const byEntry = new Map(rows.map(({ entryId, revision }) => [entryId, revision + 1]))
  const done = lines.map((line) => ({ kind: 'entry' as const, at: line.createdAt, line, revision: byEntry.get(line.id) }))
  const edited = rows
    .filter(({ entryId }) => entryId === null)
    .map(({ revision, replacedAt }): Edits => ({ kind: 'edit', at: replacedAt, revisions: [revision + 1] }))
  return [...done, ...edited, ...taken].sort((a, b) => a.at.getTime() - b.at.getTime()).reduce(together, [])
}

function together(before: Done[], next: Done): Done[] {
  const last = before.at(-1)
  if (next.kind !== 'edit' || last?.kind !== 'edit' || next.at.getTime() - last.at.getTime() >= TOGETHER_MS) return [...before, next]
  return [...before.slice(0, -1), { ...last, revisions: [...last.revisions, ...next.revisions] }]
}
