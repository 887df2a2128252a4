import { z } from 'zod'
import type { Viewer } from '@/lib/identity/viewer'
import { now } from '@/lib/platform/clock'
import { db } from '@/lib/platform/db'
import { ensure } from '@/lib/platform/refusal'
import { readMailKey } from './keys'

/** Why nothing is sent to an address any more. */
type Why = 'came back' | 'called spam'

/** Sends nothing to this member's address any more, until the member says that it works. */
export async function switchOff(memberId: bigint, why: Why): Promise<void> {
  await db().member.updateMany({ where: { id: memberId, mailOffAt: null }, data: { mailOffAt: now(), mailOffWhy: why } })
}

/** Notes that a letter came back to an address with its member's key in it; false where the key is not ours. */
export async function noteBounce(address: string, why: Why): Promise<boolean> {
  const [, key = ''] = /\+([^@+]+)@[^@]+$/.exec(address.trim()) ?? []
  const memberId = readMailKey('bounce', key)
  if (memberId !== null) await switchOff(memberId, why)
  return memberId !== null
}

/** Ends letters about what a member watches, by the key of a letter, without signing in; false where the key is not ours. */
export async function unsubscribe(key: string): Promise<boolean> {
  const memberId = readMailKey('unsubscribe', key)
  if (memberId !== null) await db().member.updateMany({ where: { id: memberId }, data: { mailsNewsAt: null } })
  return memberId !== null
}

/** What the page of such a key shows; null where we made none. */
export async function findUnsubscribePage(key: string): Promise<{ off: boolean } | null> {
  const memberId = readMailKey('unsubscribe', key)
  const member = memberId && (await db().member.findUnique({ where: { id: memberId }, select: { mailsNewsAt: true } }))
  return member ? { off: member.mailsNewsAt === null } : null
}

export const unsubscribeInput = z.object({ letter: z.string() })

/** The same from the form on its page. */
export async function unsubscribeByPage(_viewer: Viewer, { letter }: z.infer<typeof unsubscribeInput>): Promise<void> {
  ensure((await unsubscribe(letter)) ? 'yes' : 'not_found')
}
