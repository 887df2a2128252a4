import { z } from 'zod'
import type { Tx } from '@/lib/platform/db'
import { ensure } from '@/lib/platform/refusal'

/** Why a post waited, as the detail of an entry keeps it. */
export const heldWhy = z.enum(['newcomer', 'links', 'words'])

/** How the opening post of a refused thread had waited, and so waits again. */
export const refusedOpening = z.object({ post: z.string(), at: z.string(), why: heldWhy })
type RefusedOpening = z.infer<typeof refusedOpening>

/** How a removed post had waited, and whether its thread waited with it. */
export const wasHeld = z.object({ at: z.string(), why: heldWhy, withThread: z.boolean() })
const removalOfHeld = z.object({ removedAt: z.string(), held: wasHeld.extend({ withThread: z.literal(true) }) })

/**
 * The opening post of a thread that HQ refused while it waited, if this is one: that removal took both at one moment, and
 * nobody ever approved its title. Null for every other thread.
 */
export async function findRefusedOpening(tx: Tx, { id, removedAt }: { id: bigint; removedAt: Date | null }): Promise<RefusedOpening | null> {
  if (!removedAt) return null
  const post = await tx.post.findFirst({ where: { threadId: id, number: 1, removedAt, heldAt: null }, select: { id: true, entries: REMOVALS } })
  const removal = post?.entries[0]
  if (!removal) return null
  const { data } = removalOfHeld.safeParse(removal.kept?.detail)
  if (data?.removedAt === removedAt.toISOString()) return { post: String(post.id), at: data.held.at, why: data.held.why }
  // Where the detail was blanked, that both went at one moment says enough.
  return removal.kept?.blankedById ? { post: String(post.id), at: removedAt.toISOString(), why: 'newcomer' } : null
}

const REMOVALS = {
  where: { action: 'post.remove', undoesId: null, undoneBy: null },
  orderBy: { id: 'desc' },
  take: 1,
  select: { kept: { select: { detail: true, blankedById: true } } },
} as const

/** The thread and its opening post wait again. The caller holds the thread's row. */
export async function holdRefused(tx: Tx, id: bigint, removedAt: Date, { post, at, why }: RefusedOpening): Promise<void> {
  const heldAt = new Date(at)
  const posts = await tx.post.updateMany({ where: { id: BigInt(post), removedAt, heldAt: null }, data: { removedAt: heldAt, heldAt, heldFor: why } })
  const threads = await tx.thread.updateMany({ where: { id, removedAt, heldAt: null, mergedIntoId: null }, data: { removedAt: heldAt, heldAt } })
  ensure(posts.count === 1 && threads.count === 1 ? 'yes' : 'changed_since')
}

/** Both are refused as before. */
export async function refuseAgain(tx: Tx, id: bigint, removedAt: Date, { post, at }: RefusedOpening): Promise<void> {
  const heldAt = new Date(at)
  const posts = await tx.post.updateMany({ where: { id: BigInt(post), heldAt }, data: { removedAt, heldAt: null, heldFor: null } })
  const threads = await tx.thread.updateMany({ where: { id, heldAt }, data: { removedAt, heldAt: null } })
  ensure(posts.count === 1 && threads.count === 1 ? 'yes' : 'changed_since')
}
