import { warnMember } from '@/lib/moderation/actions/warn-member'
import { perform } from '@/lib/moderation/perform'
import { db } from '@/lib/platform/db'
import { memberId } from '@/lib/platform/ids'
import { aMember, unique } from './builders'

/** Warns a member, who is written a letter about it. */
export async function warn({ id }: { id: bigint }, words = 'Please stop.') {
  const given = { subject: memberId.parse(String(id)), key: unique('key-of-act'), reason: 'attack' as const, words, open: false }
  return perform(warnMember, await aMember({ moderates: 'all' }), given)
}

/** Every letter to a member, sent or not, the oldest first. */
export function rowsOf({ id }: { id: bigint }) {
  return db().outbox.findMany({ where: { memberId: id }, orderBy: { id: 'asc' } })
}
