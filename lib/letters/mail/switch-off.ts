import { z } from 'zod'
import type { Viewer } from '@/lib/identity/viewer'
import { now } from '@/lib/platform/clock'
import { db } from '@/lib/platform/db'
import { ensure } from '@/lib/platform/refusal'
import { readMailKey } from './keys'

/** Why nothing is sent to an address any more. */
type Why = 'came back' | 'called spam'

/** Nothing is sent to this member's address any more, until the member says that it works. */
export async function switchOff(memberId: bigint, why: Why): Promise<void> {
  await db().member.updateMany({ where: { id: memberId, mailOffAt: null }, data: { mailOffAt: now(), mailOffWhy: why } })
}

/** A letter came back to the address that bears its member's key. Whether it is one of ours. */
export async function noteBounce(address: string, why: Why): Promise<boolean> {
  const [, key = ''] = /\+([^@+]+)@[^@]+$/.exec(address.trim()) ?? []
  const memberId = readMailKey('bounce', key)
  if (memberId !== null) await switchOff(memberId, why)
  return memberId !== null
}

/** What a watch tells is mailed no more: by the key of a letter, without signing in. Whether there is such a key. */
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

/** The same by a press on its page: it needs no session and opens none. */
export async function unsubscribeByPage(_viewer: Viewer, { letter }: z.infer<typeof unsubscribeInput>): Promise<void> {
  ensure((await unsubscribe(letter)) ? 'yes' : 'not_found')
}
