import { now } from '@/lib/platform/clock'
import { db } from '@/lib/platform/db'
import { env } from '@/lib/platform/env'
import { mayTry } from '@/lib/platform/rate-limit'
import { ensure, found, Refusal } from '@/lib/platform/refusal'
import { nameKeyOf } from '@/lib/text/names'
import { passwordMatches } from './password'
import { canSignIn } from './policy'
import type { SignInInput } from './schema'
import { newToken, SESSION_SECONDS, tokenHash } from './session-token'

/** Tries at one name's password, a right one included. */
const SIGN_IN_TRIES = { most: 15, seconds: 15 * 60 }

export type OpenedSession = { token: string; expiresAt: Date }

/** Checks a name (or e-mail address) with its password and opens a session. Refuses as `proveMember` does. */
export async function signIn(proof: SignInInput): Promise<OpenedSession> {
  const { id } = await proveMember(proof)
  return openSession(id)
}

/**
 * The member to whom a name (or e-mail address) and a password belong. Refuses with `wrong_password`
 * whatever is wrong, in the same time, so that nobody learns which accounts exist; with `too_fast`
 * after too many tries; with `not_allowed` where she is suspended or banned and knows the password.
 */
export async function proveMember({ name, password }: SignInInput): Promise<{ id: bigint; name: string }> {
  ensure(mayTry(`sign-in ${nameKeyOf(name)}`, SIGN_IN_TRIES))
  const member = await findMemberForSignIn(name)
  const matches = await passwordMatches(member?.passwordHash ?? null, password)
  if (!member || !matches || (member.demoAt && !env().loopback)) throw new Refusal('wrong_password')
  ensure(canSignIn(member, now()))
  return { id: member.id, name }
}

/** Opens a session for a member whose proof was checked. The token is for her cookie and is kept nowhere. */
export async function openSession(memberId: bigint): Promise<OpenedSession> {
  const token = newToken()
  const createdAt = now()
  const expiresAt = new Date(createdAt.getTime() + SESSION_SECONDS * 1000)
  await db().session.create({ data: { tokenHash: tokenHash(token), memberId, createdAt, expiresAt } })
  return { token, expiresAt }
}

/** Ends a session; ending one that is gone changes nothing. */
export async function endSession(token: string): Promise<void> {
  await db().session.deleteMany({ where: { tokenHash: tokenHash(token) } })
}

/** Makes the member of this name an admin. Refuses with `not_found` or, if she is one, `already_done`. */
export async function makeAdmin(name: string): Promise<void> {
  const { memberId } = found(await db().name.findUnique({ where: { key: nameKeyOf(name) } }))
  const held = { memberId, kind: 'admin', boardId: null, endedAt: null } as const
  await db().$transaction(async (tx) => {
    if (await tx.role.findFirst({ where: held })) throw new Refusal('already_done')
    await tx.role.create({ data: { ...held, grantedAt: now() } }) // a unique index keeps two from becoming one too many
  })
}

async function findMemberForSignIn(name: string) {
  if (name.includes('@')) return db().member.findUnique({ where: { email: name.toLowerCase() } })
  const row = await db().name.findFirst({ where: { key: nameKeyOf(name), retiredAt: null }, select: { member: true } })
  return row?.member ?? null
}
