import { randomUUID } from 'node:crypto'
import { change, record } from '@/lib/events/commands'
import { now } from '@/lib/platform/clock'
import { found, Refusal } from '@/lib/platform/refusal'
import { nameKeyOf } from '@/lib/text/names'
import { writeEntry } from '../entry'
import { loadMember } from '../load-member'

/**
 * Makes the member of this name an admin, as the operator of the site: the first one can be made in no other way. It
 * is in the log like every role. Refuses with `not_found` or, if the member is an admin, `already_done`.
 */
export async function makeAdmin(name: string): Promise<void> {
  await change(async (tx) => {
    const { id: nameId, memberId } = found(await tx.name.findFirst({ where: { key: nameKeyOf(name), retiredAt: null, member: { importedAt: null } } }))
    const held = { memberId, kind: 'admin', boardId: null, endedAt: null } as const
    if (await tx.role.findFirst({ where: held })) throw new Refusal('already_done')
    const role = await tx.role.create({ data: { ...held, grantedAt: now() } }) // a unique index keeps two from becoming one too many
    await writeEntry(tx, {
      action: 'role.grant',
      moderator: { id: memberId, nameId },
      facts: found(await loadMember(tx, memberId)),
      given: { key: randomUUID(), reason: 'operator', words: '' },
      because: 'The operator of this site decided it.',
      says: 'A member was made an admin',
      detail: { roleId: String(role.id), kind: 'admin', boardId: null },
      textHash: '',
      named: false,
    })
    await record(tx, { kind: 'role.granted', actorId: memberId })
  })
}
