import { RateLimiterRes } from 'rate-limiter-flexible'
import { env } from './env'
import { fingerprintOf } from './fingerprint'
import { type Allowance, allowancesOf, type LimitName, type Standing } from './limits'
import { logFailure } from './log'
import { once } from './process'
import { countLess, LimitedTable } from './rate-limit-table'
import { Refusal } from './refusal'

/** One try at something: who is counted, and by what (a member's number, a network address, a name). */
export type Try = { limit: LimitName; standing?: Standing; subject: string }

type Count = { limiter: LimitedTable; key: string }

/** What was counted, and can be given back where nothing came of it. */
type Receipt = { giveBack: () => Promise<void> }

const NOTHING: Receipt = { giveBack: async () => undefined }

/**
 * Counts tries, all of them in one statement that every node shares, before what they are for is done: parallel ones
 * are counted one by one. Refuses with `too_fast` and the seconds to wait where any is over its allowance; a subject
 * that was refused is refused from memory until then, without a statement. Only the first try can be given back.
 */
export async function countTries(...tries: readonly Try[]): Promise<Receipt> {
  if (env().LIMITS === 'off') return NOTHING
  const counts = tries.map(countsOf)
  refuse(counts.flat().map(({ limiter, key }) => limiter.secondsRefused(key)))
  const results = await Promise.allSettled(counts.flat().map(({ limiter, key }) => limiter.consume(key)))
  refuse(results.map(secondsOf))
  return { giveBack: () => giveBack(counts[0] ?? []) }
}

/** As if the try had not been made. A failure here changes no answer. */
async function giveBack(counts: readonly Count[]): Promise<void> {
  await countLess(counts.map(({ limiter, key }) => limiter.getKey(key))).catch((failure) => logFailure('giving back a try', failure))
}

function refuse(seconds: readonly number[]): void {
  const wait = Math.max(0, ...seconds)
  if (wait > 0) throw new Refusal('too_fast', undefined, wait)
}

/** The seconds for which a counted try is refused; 0 where it is not. */
function secondsOf(result: PromiseSettledResult<RateLimiterRes>): number {
  if (result.status === 'fulfilled') return 0
  if (!(result.reason instanceof RateLimiterRes)) throw result.reason
  return Math.max(1, Math.ceil(result.reason.msBeforeNext / 1000))
}

/** Neither addresses nor names are kept in the table. */
function countsOf({ limit, standing = 'guest', subject }: Try): Count[] {
  return allowancesOf(limit, standing).map((allowance) => ({ limiter: limiterOf(limit, allowance), key: fingerprintOf(subject) }))
}

const limiters = () => once('rate-limiters', () => new Map<string, LimitedTable>())

function limiterOf(limit: LimitName, allowance: Allowance): LimitedTable {
  const name = `${limit} ${allowance.most} ${allowance.seconds}`
  const made = limiters().get(name) ?? new LimitedTable({ prefix: `${limit}/${allowance.seconds}`, allowance })
  limiters().set(name, made)
  return made
}
