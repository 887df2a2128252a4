import { db, type Tx } from '@/lib/platform/db'
import { type Destination, Prisma } from '@/prisma/generated/client'

/** A row that this node has taken, until `until`: that moment is the proof that it still has it. */
export type Claim = { row: Destination; until: Date }

/** What a node leaves undone is taken up again after this. */
const LEASE_MS = 10 * 60_000
/** Any number; it names the one queue of those who take rows. */
const TAKING = 764_203_118

/** Takes the address that has been due longest and whose site nobody is asking now; null where there is none. */
export async function claimNext(now: Date): Promise<Claim | null> {
  const until = new Date(now.getTime() + LEASE_MS)
  return db().$transaction(async (tx) => {
    // Two takers at once would not see each other's host; each is done in a millisecond.
    await tx.$executeRaw`select pg_advisory_xact_lock(${TAKING})`
    const [due] = await findDue(tx, now)
    if (!due) return null
    const row = await tx.destination.update({ where: { address: due.address }, data: { claimedUntil: until } })
    return { row, until }
  })
}

/** Takes this very address, to ask it at once; null where somebody is asking it now. */
export async function claimThis(address: string, now: Date): Promise<Claim | null> {
  await db().destination.createMany({ data: [{ address, createdAt: now }], skipDuplicates: true })
  const until = new Date(now.getTime() + LEASE_MS)
  const [row] = await db().destination.updateManyAndReturn({
    where: { address, OR: [{ claimedUntil: null }, { claimedUntil: { lte: now } }] },
    data: { claimedUntil: until },
  })
  return row ? { row, until } : null
}

type Settled = Partial<Omit<Destination, 'address' | 'chain'>> & { chain?: string[] }

/**
 * Writes what was done with a claim, if it is still held; true where it was. What depends on the moment is given as a
 * function: it is asked once everybody who renders a post with the row as it was is through.
 */
export async function settle({ row, until }: Claim, data: Settled | (() => Settled)): Promise<boolean> {
  const { address } = row
  return db().$transaction(async (tx) => {
    await tx.$queryRaw`select address from "Destination" where address = ${address} for update` // Prisma has no row lock
    const { count } = await tx.destination.updateMany({ where: { address, claimedUntil: until }, data: typeof data === 'function' ? data() : data })
    return count === 1
  })
}

/**
 * The name that somebody has registered, from the host of an address: what lies under it is one site to us, so that a
 * thousand names of one domain, all of them slow, hold up no more than one lane.
 */
function site(row: 'asked' | 'due') {
  const host = `split_part(${row}.address, '/', 3)`
  return Prisma.raw(`coalesce(substring(${host} from '${REGISTERED}'), ${host})`)
}

const REGISTERED = '([^.:]+[.](?:co|org|gov|ac|sch|nhs|ltd|plc|me|net|com|edu|police|mod)[.][a-z]{2}|[^.:]+[.][^.:]+)[.]?(?::[0-9]+)?$'

// Raw SQL: Prisma can neither skip locked rows nor compare hosts.
function findDue(tx: Tx, now: Date) {
  return tx.$queryRaw<{ address: string }[]>`
    select due.address from "Destination" due
    where due."nextCheckAt" <= ${now} and (due."claimedUntil" is null or due."claimedUntil" <= ${now})
      and not exists (
        select 1 from "Destination" asked
        where asked."claimedUntil" > ${now} and ${site('asked')} = ${site('due')})
    order by due."nextCheckAt"
    limit 1
    for update skip locked`
}
