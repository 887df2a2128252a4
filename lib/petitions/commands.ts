import { change, overtaken, record } from '@/lib/events/commands'
import type { Tx } from '@/lib/platform/db'
import { env } from '@/lib/platform/env'
import { type FetchRules, readForeign } from '@/lib/platform/foreign-fetch'
import { holdThreads } from '@/lib/threads/queries'
import type { Prisma } from '@/prisma/generated/client'
import { placesOf, readAnswer, type Told } from './answer'
import { type Claim, claimNext, letGo } from './claims'
import { learn } from './policy'

type Checking = { now: () => Date; rules: FetchRules & { signal: AbortSignal } }

/** Asks about the petition that is due first, and has its threads close with it; false where none is due. Nothing is fetched inside a transaction. */
export async function checkDue({ now, rules }: Checking): Promise<boolean> {
  const claim = await claimNext(now())
  if (!claim) return false
  const { number } = claim.petition
  const { place, archived } = placesOf(env().PETITIONS_URL, number)
  const fetched = await readForeign(place, { ...rules, mayFollow: (address) => address === archived })
  if (rules.signal.aborted) await letGo(claim)
  else await keep(claim, readAnswer(fetched, number, now()), now)
  return true
}

/** Writes what was learnt and what follows from it, in one transaction, unless another node has taken the petition meanwhile. */
async function keep({ petition: { id }, until }: Claim, told: Told, now: () => Date): Promise<void> {
  await change(async (tx) => {
    const held = await holdBound(tx, id)
    await tx.$queryRaw`select id from "Petition" where id = ${id} for update` // Prisma has no row lock
    // An act holds its thread before the petition, as we do; one that was through before us has bound a thread that we do not hold.
    if ((await findBound(tx, id)).some((thread) => !held.includes(thread))) throw overtaken('Another thread is to close with it.')
    const known = await tx.petition.findUniqueOrThrow({ where: { id } })
    if (known.claimedUntil?.getTime() !== until.getTime()) return
    const at = now() // once its threads are held: what they took before is before this moment
    const { state, closesAt, failures, nextCheckAt } = learn(known, told, at)
    await tx.petition.update({ where: { id }, data: { state, closesAt, failures, nextCheckAt, checkedAt: at, claimedUntil: null } })
    if (closesAt && closesAt.getTime() !== known.closesAt?.getTime()) await moveClosings(tx, id, { was: known.closesAt, is: closesAt, at })
  })
}

async function holdBound(tx: Tx, petitionId: bigint): Promise<bigint[]> {
  const ids = await findBound(tx, petitionId)
  await holdThreads(tx, ids)
  return ids
}

async function findBound(tx: Tx, petitionId: bigint): Promise<bigint[]> {
  return (await tx.thread.findMany({ where: { closesWithId: petitionId }, select: { id: true } })).map(({ id }) => id)
}

/** Every thread that was to close at the one moment closes at the other; one that has closed is open again until then, if a petition runs on. */
async function moveClosings(tx: Tx, petitionId: bigint, { was, is, at }: { was: Date | null; is: Date; at: Date }): Promise<void> {
  const closed = was && was <= at && is > at
  const moved: Prisma.ThreadWhereInput[] = [
    { closesWithId: petitionId, locksAt: was },
    ...(closed ? [{ closesWithId: petitionId, locksAt: null, lockedAt: was, lockedUntil: null, duplicateOfId: null }] : []),
  ]
  const threads = await tx.thread.findMany({ where: { OR: moved }, orderBy: { id: 'asc' }, select: { id: true, boardId: true, locksAt: true } })
  for (const { id, boardId, locksAt } of threads) {
    await tx.thread.update({ where: { id }, data: { locksAt: is, ...(closed && !locksAt && { lockedAt: null }) } })
    await record(tx, { kind: 'thread.timer', boardId, threadId: id })
  }
}
