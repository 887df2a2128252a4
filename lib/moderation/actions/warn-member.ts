import { z } from 'zod'
import { memberId } from '@/lib/platform/ids'
import { UNDO_DAYS } from '@/lib/threads/entry-line'
import { defineAction } from '../define-action'
import { loadMember } from '../load-member'

/** Tells a member that they went too far; takes nothing from them. */
export const warnMember = defineAction({
  name: 'member.warn',
  word: 'warn',
  subject: 'member',
  label: 'Warn this member',
  takes: { noun: 'a warning', holds: () => true },
  byHqAlone: true,

  counted: 'Warnings',
  restricts() {
    return { what: 'You were warned. Nothing is taken from you; another time it may be.', scope: 'site', until: null }
  },

  input: z.object({ subject: memberId }),
  detail: z.object({}),

  load: loadMember,

  allow() {
    return 'yes'
  },

  async consequences(tx, { member }) {
    const before = await tx.moderationEntry.count({ where: { subjectId: member.id, action: 'member.warn', undoesId: null, undoneBy: null } })
    return [
      `${member.name} receives the warning with its reason, and can appeal.`,
      before === 0 ? 'It is the first warning.' : `The member was warned ${before === 1 ? 'once' : `${before} times`} before.`,
      'The log says that HQ warned a member, and under which rule; it names nobody.',
      `You can undo this for ${UNDO_DAYS} days.`,
    ]
  },

  async apply() {
    return {}
  },

  says() {
    return '{by} warned a member'
  },

  async undoConsequences() {
    return ['The warning no longer counts among those that the member had. The letter about it stays.']
  },

  async undo() {}, // the entry of the undo is all there is to a warning that was taken back

  unsays() {
    return '{by} took back a warning'
  },
})
