import { canRead } from '@/lib/boards/policy'
import type { Named } from '@/lib/boards/sentence'
import type { Tx } from '@/lib/platform/db'
import { LINE } from '@/lib/threads/entry-line'
import { findNamed } from '@/lib/threads/named'
import type { Prisma } from '@/prisma/generated/client'
import type { LetterRow, Needs } from './letter'
import type { Reader } from './reader'

const BOARD = { select: { id: true, name: true, readableBy: true } } as const
const THREAD = {
  id: true,
  title: true,
  slug: true,
  createdAt: true,
  removedAt: true,
  heldAt: true,
  mergedInto: { select: { id: true, slug: true } },
  starter: { select: { memberId: true } },
  board: BOARD,
} as const satisfies Prisma.ThreadSelect
const POST = { id: true, number: true, createdAt: true, thread: { select: THREAD } } as const satisfies Prisma.PostSelect
const ENTRY = { ...LINE, post: { select: POST }, thread: { select: THREAD } } as const satisfies Prisma.ModerationEntryInclude

export type EntryFact = Prisma.ModerationEntryGetPayload<{ include: typeof ENTRY }>
type PostFact = Prisma.PostGetPayload<{ select: typeof POST }>
export type ThreadFact = Prisma.ThreadGetPayload<{ select: typeof THREAD }>

/** What letters are about, as it is today, and how much of it their reader may learn. */
export type Facts = {
  entry(id: bigint | null): EntryFact | undefined
  post(id: bigint): PostFact | undefined
  thread(id: bigint): ThreadFact | undefined
  /** The statement of reasons about an act that was written to this member. */
  statement(entryId: bigint): LetterRow | undefined
  /** Boards and threads that sentences of entries name. */
  named: Named
  /** Whether the thread may be named to the reader: a title goes from letters once its thread is out of their sight. */
  names(thread: ThreadFact): boolean
  /** Whether the reader can open it now. */
  opens(thread: ThreadFact): boolean
  reader: Reader
}

export const LETTER = {
  id: true,
  memberId: true,
  kind: true,
  title: true,
  body: true,
  data: true,
  entryId: true,
  createdAt: true,
  sentAt: true,
  asSent: true,
} as const satisfies Prisma.OutboxSelect

/** The statements of these acts to these members; of one that was written again, the first. */
export function findStatements(tx: Tx, entries: readonly bigint[], members: readonly bigint[]): Promise<LetterRow[]> {
  const where = { entryId: { in: [...entries] }, memberId: { in: [...members] }, kind: 'statement' }
  return entries.length === 0 ? Promise.resolve([]) : tx.outbox.findMany({ where, orderBy: { id: 'desc' }, select: LETTER })
}

type Known = { needs: Needs; statements: readonly LetterRow[]; memberId: bigint; reader: Reader }

/** Asks for everything that the letters of one member need, in a few statements however many they are. */
export async function findFacts(tx: Tx, { needs, statements, memberId, reader }: Known): Promise<Facts> {
  const { entries = [], posts = [], threads = [], boards = [] } = needs
  const entryRows = entries.length === 0 ? [] : await tx.moderationEntry.findMany({ where: { id: { in: [...entries] } }, include: ENTRY })
  const postRows = posts.length === 0 ? [] : await tx.post.findMany({ where: { id: { in: [...posts] } }, select: POST })
  const threadRows = threads.length === 0 ? [] : await tx.thread.findMany({ where: { id: { in: [...threads] } }, select: THREAD })
  const sentences = [...entryRows.map(({ says }) => says), ...boards.map((id) => `{board:${id}}`)]
  const named = await findNamed(reader.sight, sentences)
  const [entryOf, postOf, threadOf] = [byId(entryRows), byId(postRows), byId(threadRows)]
  const statementOf = new Map(statements.map((row) => [row.entryId, row]))
  return {
    entry: (id) => entryOf.get(id ?? 0n),
    post: (id) => postOf.get(id),
    thread: (id) => threadOf.get(id),
    statement: (id) => statementOf.get(id),
    named,
    names: (thread) => canRead(reader.sight, thread.board) && isNamedTo(reader, memberId, thread),
    opens: (thread) => canRead(reader.opens, thread.board) && thread.removedAt === null,
    reader,
  }
}

function isNamedTo({ forStaff, byKey }: Reader, memberId: bigint, { removedAt, heldAt, starter }: ThreadFact): boolean {
  if (byKey) return removedAt === null && heldAt === null
  return forStaff || removedAt === null || starter.memberId === memberId
}

function byId<Row extends { id: bigint }>(rows: readonly Row[]): ReadonlyMap<bigint, Row> {
  return new Map(rows.map((row) => [row.id, row]))
}
