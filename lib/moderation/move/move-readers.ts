import { readsToo } from '@/lib/boards/policy'
import type { MemberViewer } from '@/lib/identity/viewer'
import type { Tx } from '@/lib/platform/db'
import { Refusal } from '@/lib/platform/refusal'
import { momentText } from '@/lib/text/moment-text'
import type { Readers } from '@/prisma/generated/client'
import { ruleOf } from '../rules'

type Readable = { id: bigint; readableBy: Readers }

/** Whether a move from one board to another takes the thread from somebody's sight, or opens it to somebody. */
export function sightChange(from: Readable, to: Readable): { loses: boolean; gains: boolean } {
  return { loses: !readsToo(from, to), gains: !readsToo(to, from) }
}

type Given = { rule?: string; words: string; override?: 'yes' }

/**
 * Fewer readers: it restricts the thread, so a rule and what happened must be given. More readers: what was written
 * for few would be read by many, so only an admin may, who ticks that this is meant and says why.
 */
export function ensureReaders(moderator: MemberViewer, { loses, gains }: { loses: boolean; gains: boolean }, given: Given): void {
  if (gains && !moderator.isAdmin) throw new Refusal('more_readers')
  const fields = { ...(gains && missingForMore(given)), ...(loses && missingForFewer(given)) }
  if (Object.keys(fields).length > 0) throw new Refusal('statement_needed', fields)
}

function missingForMore({ override, words }: Given): Record<string, string> {
  return {
    ...(!override && { override: 'People who cannot read this thread now will be able to. Tick this if you mean it.' }),
    ...(words === '' && { words: 'Say why more people may read it.' }),
  }
}

/** What a statement of reasons lacks, by the fields of the form. */
export function missingForFewer({ rule = '', words }: Given): Record<string, string> {
  return {
    ...(rule === '' && { rule: 'Fewer people can read that board. Say under which rule the thread goes there.' }),
    ...(words === '' && !ruleOf(rule)?.fact && { words: 'Say what happened: those concerned must be able to answer it.' }),
  }
}

/** Whether an undo would open to more people what was posted since, for fewer, by others than the one who undoes it. */
export async function opensNewPosts(
  tx: Tx,
  { about, atNumber }: { about: bigint; atNumber: number | null },
  { gains }: { gains: boolean },
  moderator: MemberViewer,
) {
  if (!gains || moderator.isAdmin) return false
  return (await tx.post.count({ where: { threadId: about, number: { gt: atNumber ?? 0 }, nameId: { not: moderator.nameId } } })) > 0
}

/** Fewer readers are a restriction: its starter learns of it without the title, for it may go to those who lose sight, and without the name of a board that the starter cannot see. */
export function narrowed({ createdAt, board }: { createdAt: Date; board: { id: bigint; readableBy: Readers } }, how: string): string {
  const where = board.readableBy === 'staff' ? '' : ` in {board:${board.id}}`
  return `Your thread of ${momentText(createdAt)}${where} was ${how} to a board that fewer people can read.`
}
