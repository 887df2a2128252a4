import { z } from 'zod'
import { record } from '@/lib/events/commands'
import { ensure, Refusal } from '@/lib/platform/refusal'
import { defineAction } from '../define-action'
import { loadNew } from '../house/board-acts'
import { sectionName, siteSubject } from '../house/board-schema'

/** A new heading over boards. */
export const createSection = defineAction({
  name: 'section.create',
  word: 'section',
  subject: 'site',
  label: 'Create a section',
  takes: null,
  byAdmin: true,
  reasons: {
    order: 'It makes the boards easier to find.',
    room: 'There are new boards to come.',
    other: 'Another reason',
  },

  input: z.object({ subject: siteSubject, name: sectionName }),
  detail: z.object({ sectionId: z.string(), name: z.string() }),

  load: loadNew,

  allow() {
    return 'yes'
  },

  async form() {
    return { kind: 'fields', fields: [{ type: 'text', name: 'name', label: 'Name', hint: 'Everyone can read it in the log.' }] }
  },

  async consequences() {
    return [
      'It is the last one, and shows on pages as soon as a board is in it.',
      'Boards come into it by “Give this board another place”.',
      'If you undo this while it is empty, it is gone.',
    ]
  },

  async apply(tx, _facts, { name }, moderator) {
    await ensureSectionFree(tx, name)
    const last = await tx.section.aggregate({ _max: { position: true } })
    const { id } = await tx.section.create({ data: { name, position: (last._max.position ?? -1) + 1 }, select: { id: true } })
    await record(tx, { kind: 'board.changed', actorId: moderator.id })
    return { sectionId: String(id), name }
  },

  says({ name }) {
    return `{by} created the section “${name}”`
  },

  async undoConsequences() {
    return ['The section is gone, as long as no board is in it.']
  },

  async undo(tx, _entry, { sectionId }, moderator) {
    const { count } = await tx.section.deleteMany({ where: { id: BigInt(sectionId), boards: { none: {} } } })
    ensure(count === 1 ? 'yes' : 'changed_since')
    await record(tx, { kind: 'board.changed', actorId: moderator.id })
  },

  unsays({ name }) {
    return `{by} took back the section “${name}”`
  },
})

/** Refuses a name that another section bears, with the field named. */
export async function ensureSectionFree(tx: Parameters<typeof loadNew>[0], name: string, id?: bigint): Promise<void> {
  const other = await tx.section.findFirst({ where: { name: { equals: name, mode: 'insensitive' }, ...(id && { id: { not: id } }) }, select: { id: true } })
  if (other) throw new Refusal('name_taken', { name: 'Another section has this name.' })
}
