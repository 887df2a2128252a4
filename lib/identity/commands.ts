import { now } from '@/lib/platform/clock'
import { db, sql } from '@/lib/platform/db'
import { env } from '@/lib/platform/env'
import { fingerprintOf } from '@/lib/platform/fingerprint'
import { log } from '@/lib/platform/log'
import { countTries } from '@/lib/platform/rate-limit'
import { Refusal, type RefusalCode } from '@/lib/platform/refusal'
import { momentText } from '@/lib/text/moment-text'
import { nameKeyOf } from '@/lib/text/names'
import { passwordMatches } from './password'
import { canSignIn } from './policy'
import type { SignInInput } from './schema'
import { newToken, SESSION_SECONDS, tokenHash } from './session-token'
import type { Caller } from './viewer'

export type OpenedSession = { token: string; expiresAt: Date }

/** Checks a name (or e-mail address) with its password and opens a session. Refuses as `proveMember` does. */
export async function signIn(proof: SignInInput, caller: Caller): Promise<OpenedSession> {
  const { id } = await proveMember(proof, caller)
  return openSession(id)
}

/** The same for members who are kept out and are to learn why: they have no session, but are known to have the password. */
export async function signInOrClosed(proof: SignInInput, caller: Caller): Promise<OpenedSession | { closed: bigint; sentence: string }> {
  const { id } = await findProven(proof, caller)
  return (await openUnlessClosed(id)) ?? { closed: id, sentence: await findClosedSentence(id) }
}

/**
 * The member to whom a name (or e-mail address) and a password belong. Refuses with `wrong_password`
 * whatever is wrong, in the same time, so that nobody learns which accounts exist; with `too_fast`
 * after too many tries; with `not_allowed` where she is suspended or banned and knows the password.
 */
export async function proveMember(proof: SignInInput, caller: Caller): Promise<{ id: bigint; name: string }> {
  const member = await findProven(proof, caller)
  if (canSignIn(member, now()) !== 'yes') throw new Refusal('not_allowed', { name: closedSentence(member) })
  return { id: member.id, name: proof.name }
}

/** The member with this name and this password, whether they may come in or not. Good or bad, it leaves a line in the log that names nobody. */
async function findProven(proof: SignInInput, caller: Caller) {
  try {
    const member = await prove(proof, caller)
    logTry(proof, caller, { outcome: canSignIn(member, now()) === 'yes' ? 'signed in' : 'kept out', member: String(member.id) })
    return member
  } catch (failure) {
    if (failure instanceof Refusal) logTry(proof, caller, { outcome: failure.code })
    throw failure
  }
}

async function prove({ name, password }: SignInInput, { address, local }: Caller) {
  // By name and address: a stranger must not be able to lock an owner out of her account.
  const key = nameKeyOf(name)
  await countTries(
    { limit: 'sign-in-at-name', subject: `${address} ${key}` },
    { limit: 'sign-in-from', subject: address },
    { limit: 'sign-in-at-name-from-all', subject: key },
  )
  const member = await findMemberForSignIn(name)
  const matches = await passwordMatches(member?.passwordHash ?? null, password)
  if (!member || !matches || (member.demoAt && !(local && env().loopback))) throw new Refusal('wrong_password')
  return member
}

function logTry({ name }: SignInInput, { address }: Caller, detail: { outcome: RefusalCode | 'signed in' | 'kept out'; member?: string }): void {
  log('info', 'sign-in', { ...detail, name: fingerprintOf(nameKeyOf(name)), from: fingerprintOf(address) })
}

/** Only for her who knew the password: what keeps her out, until when, and where she can read why. */
function closedSentence({ bannedAt, suspendedUntil }: { bannedAt: Date | null; suspendedUntil: Date | null }): string {
  const state = bannedAt || !suspendedUntil ? 'Your account is closed by HQ.' : `Your account is suspended until ${momentText(suspendedUntil)}.`
  return `${state} The page where you sign in leads you to the reason, and to the way to appeal.`
}

async function findClosedSentence(id: bigint): Promise<string> {
  return closedSentence(await db().member.findUniqueOrThrow({ where: { id }, select: { bannedAt: true, suspendedUntil: true } }))
}

/** Opens a session for a member whose proof was checked. The token is for her cookie and is kept nowhere. Refused as `not_allowed` where she is banned or suspended. */
export async function openSession(memberId: bigint): Promise<OpenedSession> {
  const opened = await openUnlessClosed(memberId)
  if (!opened) throw new Refusal('not_allowed', { name: await findClosedSentence(memberId) })
  return opened
}

/** Null where she is kept out at this moment: an act that is just being done is waited for, and one that waits for us finds the session and ends it. */
async function openUnlessClosed(memberId: bigint): Promise<OpenedSession | null> {
  const token = newToken()
  const createdAt = now()
  const expiresAt = new Date(createdAt.getTime() + SESSION_SECONDS * 1000)
  // Raw SQL: to ask and then to write would let a ban pass between the two; Prisma has no row lock.
  const count = await db().$executeRaw`
    with member as (
      select id from "Member" where id = ${memberId} and "bannedAt" is null and ("suspendedUntil" is null or "suspendedUntil" <= ${createdAt}) for share)
    insert into "Session" ("tokenHash", "memberId", "createdAt", "expiresAt") select ${tokenHash(token)}, id, ${createdAt}, ${expiresAt} from member`
  return count === 1 ? { token, expiresAt } : null
}

/** Ends a session; ending one that is gone changes nothing. */
export async function endSession(token: string): Promise<void> {
  await db().session.deleteMany({ where: { tokenHash: tokenHash(token) } })
}

/** The same because its member asked for it: it leaves a line in the log. */
export async function signOut(token: string): Promise<void> {
  const ended = await sql<{ memberId: bigint }>('delete from "Session" where "tokenHash" = $1 returning "memberId"', [tokenHash(token)])
  for (const { memberId } of ended) log('info', 'sign-out', { member: String(memberId) })
}

async function findMemberForSignIn(name: string) {
  if (name.includes('@')) return db().member.findUnique({ where: { email: name.toLowerCase() } })
  const row = await db().name.findFirst({ where: { key: nameKeyOf(name), retiredAt: null }, select: { member: true } })
  return row?.member ?? null
}
