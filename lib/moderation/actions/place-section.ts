import { z } from 'zod'
import { record } from '@/lib/events/commands'
import { sectionId } from '@/lib/platform/ids'
import { ensure } from '@/lib/platform/refusal'
import { UNDO_DAYS } from '@/lib/threads/entry-line'
import { defineAction } from '../define-action'
import { sectionPlace } from '../house/board-schema'
import { loadSection } from '../house/load-house'
import { listSectionsInOrder, placeOfSection, putSection } from '../house/section-places'

/** A heading over boards stands earlier or later than before. */
export const placeSection = defineAction({
  name: 'section.place',
  word: 'place',
  subject: 'section',
  label: 'Give this section another place',
  takes: null,
  byAdmin: true,
  reasons: {
    found: 'It makes what is under it easier to find.',
    order: 'What is read most comes first.',
    other: 'Another reason',
  },

  input: z.object({ subject: sectionId, was: sectionPlace, place: sectionPlace }),
  detail: z.object({ sectionId: z.string(), name: z.string(), was: z.string(), is: z.string() }),

  async load(tx, id) {
    const facts = await loadSection(tx, id)
    return facts && { ...facts, place: await placeOfSection(tx, id) }
  },

  seen: ({ place }, { was }) => (place === was ? 'yes' : 'board_changed'),

  allow() {
    return 'yes'
  },

  async form(tx, _viewer, { house: { section }, place }) {
    const others = (await listSectionsInOrder(tx)).filter(({ id }) => id !== section.id)
    const options = [{ value: '0', label: 'First' }, ...others.map(({ id, name }) => ({ value: String(id), label: `After ${name}` }))]
    return {
      kind: 'fields',
      fields: [
        { type: 'carried', name: 'was', value: place },
        { type: 'select', name: 'place', label: 'Place', empty: 'Choose a place', options, chosen: place },
      ],
    }
  },

  async consequences() {
    return ['The list of boards and the front page show it there at once, with its boards in their order.', `You can undo this for ${UNDO_DAYS} days.`]
  },

  async apply(tx, { house: { section }, place: was }, { place }, moderator) {
    ensure(was === place || place === String(section.id) ? 'already_done' : 'yes')
    await putSection(tx, section.id, place)
    await record(tx, { kind: 'board.changed', actorId: moderator.id })
    return { sectionId: String(section.id), name: section.name, was, is: place }
  },

  says({ name }) {
    return `{by} gave the section “${name}” another place`
  },

  rivals: ['section.place'],

  async undoConsequences() {
    return ['The list of boards and the front page show it, with its boards, in its former place, as long as nothing there was placed otherwise since.']
  },

  async undo(tx, _entry, { sectionId: id, was, is }, moderator) {
    const ids = (await listSectionsInOrder(tx)).map((section) => String(section.id))
    const stands = ids.includes(id) && (was === '0' || ids.includes(was))
    ensure(stands && (await placeOfSection(tx, BigInt(id))) === is ? 'yes' : 'changed_since')
    await putSection(tx, BigInt(id), was)
    await record(tx, { kind: 'board.changed', actorId: moderator.id })
  },

  unsays({ name }) {
    return `{by} put the section “${name}” back in its former place`
  },
})
