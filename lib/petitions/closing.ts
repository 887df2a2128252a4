import type { Tx } from '@/lib/platform/db'
import { found } from '@/lib/platform/refusal'
import { petitionNumber } from '@/lib/text/petitions'
import type { Petition } from '@/prisma/generated/client'

/** When a thread closes: at a moment, or with a petition, whose moment may not be known yet. */
export type Closing = { locksAt: Date | null; closesWithId: bigint | null }

/** Petitions to which posts of a thread link, in the order of the posts; `first` where the opening post does. */
export async function listLinkedPetitions(tx: Tx, threadId: bigint): Promise<{ number: number; first: boolean }[]> {
  const links = await tx.postLink.findMany({
    where: { post: { threadId, removedAt: null, withdrawnAt: null }, address: { contains: '/petitions/', mode: 'insensitive' } },
    orderBy: [{ post: { number: 'asc' } }, { ordinal: 'asc' }],
    select: { address: true, post: { select: { number: true } } },
  })
  const linked = new Map<number, boolean>()
  for (const { address, post } of links) {
    const number = petitionNumber(address)
    if (number !== null && !linked.has(number)) linked.set(number, post.number === 1)
  }
  return [...linked].map(([number, first]) => ({ number, first }))
}

/** What is known of these petitions, by their numbers; of one that nobody has asked about, nothing is. */
export async function findPetitions(tx: Tx, numbers: readonly number[]): Promise<Map<number, Petition>> {
  const petitions = await tx.petition.findMany({ where: { number: { in: [...numbers] } } })
  return new Map(petitions.map((petition) => [petition.number, petition]))
}

/** A petition with which a thread is to close, held until the transaction ends, so that what is learnt of it meanwhile reaches that thread; made where there is none. */
export async function holdPetition(tx: Tx, number: number, now: Date): Promise<Petition> {
  await tx.petition.createMany({ data: { number, createdAt: now, nextCheckAt: now }, skipDuplicates: true })
  await tx.$queryRaw`select id from "Petition" where number = ${number} for share` // Prisma has no row lock
  return found(await tx.petition.findUnique({ where: { number } }))
}

/** A closing that an entry noted, as it is today: a petition has had its own moment since. */
export async function closingAsNoted(tx: Tx, locksAt: Date | null, number: number | undefined, now: Date): Promise<Closing> {
  if (number === undefined) return { locksAt, closesWithId: null }
  const { id, closesAt } = await holdPetition(tx, number, now)
  return { locksAt: closesAt, closesWithId: id }
}
