import type { Tx } from '@/lib/platform/db'

/**
 * Keeps a board as it is until the transaction ends. Whoever writes on it keeps it so, as many at once as there are: no
 * row is touched, so a hot board is no queue. An admin who changes it waits for them, and those who come after wait for her.
 */
export async function keepBoard(tx: Tx, id: bigint): Promise<void> {
  await tx.$executeRaw`select pg_advisory_xact_lock_shared(hashtextextended('board', ${id}))` // Prisma has no locks
}

/** The same for the board of a thread that is held. */
export async function keepBoardOf(tx: Tx, threadId: bigint): Promise<void> {
  await tx.$executeRaw`select pg_advisory_xact_lock_shared(hashtextextended('board', "boardId")) from "Thread" where id = ${threadId}`
}

/** Holds a board, to change it: nobody writes on it until the transaction ends. */
export async function holdBoard(tx: Tx, id: bigint): Promise<void> {
  await tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended('board', ${id}))`
}
