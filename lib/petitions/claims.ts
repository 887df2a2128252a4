import { db, type Tx } from '@/lib/platform/db'
import type { Petition } from '@/prisma/generated/client'

/** A petition that this node has taken to ask about, until `until`: that moment is the proof that it still has it. */
export type Claim = { petition: Petition; until: Date }

/** What a node leaves undone is taken up again after this. */
const LEASE_MS = 2 * 60_000

/** Takes the petition that has been due longest and with which a thread closes; null where there is none. */
export async function claimNext(now: Date): Promise<Claim | null> {
  const until = new Date(now.getTime() + LEASE_MS)
  return db().$transaction(async (tx) => {
    const [due] = await findDue(tx, now)
    return due ? { petition: await tx.petition.update({ where: { id: due.id }, data: { claimedUntil: until } }), until } : null
  })
}

/** Lets go of a petition about which nothing was learnt; the next one may ask at once. */
export async function letGo({ petition, until }: Claim): Promise<void> {
  await db().petition.updateMany({ where: { id: petition.id, claimedUntil: until }, data: { claimedUntil: null } })
}

// Raw SQL: Prisma cannot skip locked rows. Of threads that are removed or merged nobody waits to hear.
function findDue(tx: Tx, now: Date) {
  return tx.$queryRaw<{ id: bigint }[]>`
    select due.id from "Petition" due
    where due."nextCheckAt" <= ${now} and (due."claimedUntil" is null or due."claimedUntil" <= ${now})
      and exists (select 1 from "Thread" t where t."closesWithId" = due.id and t."removedAt" is null)
    order by due."nextCheckAt"
    limit 1
    for update of due skip locked`
}
