import { DAY_MS } from '@/lib/platform/clock'
import { db } from '@/lib/platform/db'
import { env } from '@/lib/platform/env'
import type { Fetched } from '@/lib/platform/foreign-fetch'
import { mayBeAsked } from '@/lib/posts/destination-policy'
import { type Asking, askForCopy, findCopy, isOnline, isPublic } from './archive'
import { type Claim, claimNext, claimThis, settle } from './claims'
import { finalHostOf, type Learnt, learn } from './policy'
import { showDestination } from './show'

type Checking = { now: () => Date; asking: Asking; limit: number; stopped?: AbortSignal }

/**
 * Asks for the addresses that are due, at most `limit` of them at once and one at a time of one host, and has the
 * posts say what was found. Returns how many it took. Nothing is fetched inside a transaction.
 */
export async function checkDue({ limit, ...checking }: Checking): Promise<number> {
  const claims: Promise<void>[] = []
  while (claims.length < limit) {
    const claim = await claimNext(checking.now())
    if (!claim) break
    claims.push(check(claim, checking))
  }
  await Promise.all(claims)
  return claims.length
}

/**
 * Asks these addresses at once where they lead, a few at a time, for somebody who waits for the answer. Nothing is declared
 * gone in a press: that takes time. What looks private is not asked.
 */
export async function followNow(addresses: readonly string[], { now, asking }: Pick<Checking, 'now'> & { asking: Pick<Asking, 'look'> }): Promise<void> {
  const own = new URL(env().SITE_URL).hostname
  const waiting = [...new Set(addresses)].filter((address) => mayBeAsked(address, own)).slice(0, MOST_NOW)
  const lane = async () => {
    for (let address = waiting.shift(); address; address = waiting.shift()) await follow(address, { now, asking })
  }
  await Promise.all(Array.from({ length: LANES_NOW }, lane))
}

const MOST_NOW = 20
const LANES_NOW = 4

async function follow(address: string, { now, asking }: Pick<Checking, 'now'> & { asking: Pick<Asking, 'look'> }): Promise<void> {
  const claim = await claimThis(address, now())
  if (!claim) return
  const learnt = learn(claim.row, await asking.look(address), now())
  const nextCheckAt = (await isClickable(address)) ? learnt.nextCheckAt : null
  await keep(claim, { ...learnt, nextCheckAt, goneAt: claim.row.goneAt, archiveAddress: claim.row.archiveAddress }, { now })
}

async function check(claim: Claim, { now, asking, stopped }: Omit<Checking, 'limit'>): Promise<void> {
  const { address } = claim.row
  if (!(await isClickable(address))) return void (await settle(claim, { claimedUntil: null, nextCheckAt: null }))
  const fetched = await asking.look(address)
  const learnt = await beSure(learn(claim.row, fetched, now()), claim, fetched, { now, asking })
  const archiveAddress = await copyOf(claim, learnt, fetched, asking)
  if (stopped?.aborted) return void (await settle(claim, { claimedUntil: null }))
  await keep(claim, { ...learnt, archiveAddress }, { now, stopped })
}

/** Writes what was learnt, shows it, and lets go: whoever fails on the way is followed by another who does it again. */
async function keep(
  claim: Claim,
  { nextCheckAt, chain, ...learnt }: Learnt & { archiveAddress: string | null },
  { now, stopped }: Pick<Checking, 'now'> & { stopped?: AbortSignal },
): Promise<void> {
  const { address, changedAt, shownAt } = claim.row
  const news = !saysTheSame(address, claim.row, learnt)
  let knownAt = claim.row.knownAt
  const kept = await settle(claim, () => {
    const at = now()
    if (news) knownAt = at
    return { ...learnt, ...(chain && { chain }), ...(learnt.changedAt !== changedAt && { changedAt: at }), knownAt, checkedAt: at }
  })
  if (!kept) return
  const unshown = knownAt !== null && (shownAt === null || shownAt < knownAt)
  const shown = !unshown || (await showDestination(address, stopped))
  await settle(claim, { claimedUntil: null, ...(shown && { nextCheckAt, shownAt: knownAt }) })
}

/** Before we say of what never answered that it is gone, we make sure that we are not cut off ourselves. */
async function beSure(learnt: Learnt, { row }: Claim, fetched: Fetched, { now, asking }: Pick<Checking, 'now' | 'asking'>): Promise<Learnt> {
  if (row.goneAt || !learnt.goneAt || fetched.outcome === 'answered' || (await isOnline(asking))) return learnt
  return { ...learnt, goneAt: null, nextCheckAt: new Date(now().getTime() + DAY_MS) }
}

/** One look for a copy when an address is first reached, and one when it is gone. */
async function copyOf({ row }: Claim, { goneAt }: Learnt, fetched: Fetched, asking: Asking): Promise<string | null> {
  const wanted = goneAt ? !row.goneAt : row.checkedAt === null && fetched.outcome === 'answered'
  if (row.archiveAddress || !wanted || !(await isPublic(row.address))) return row.archiveAddress
  const copy = await findCopy(row.address, asking)
  if (!copy && !goneAt) await askForCopy(row.address, asking)
  return copy
}

type Said = { finalAddress: string | null; goneAt: Date | null; archiveAddress: string | null }

/** Whether readers would be told the same. */
function saysTheSame(address: string, before: Said, after: Said): boolean {
  const said = ({ finalAddress, goneAt, archiveAddress }: Said) => [finalHostOf(address, finalAddress), goneAt?.getTime(), goneAt && archiveAddress].join(' ')
  return said(before) === said(after)
}

async function isClickable(address: string): Promise<boolean> {
  const link = await db().postLink.findFirst({
    where: { address, state: 'clickable', post: { withdrawnAt: null, removedAt: null } },
    select: { id: true },
  })
  return link !== null
}
