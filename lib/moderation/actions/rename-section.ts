import { z } from 'zod'
import { record } from '@/lib/events/commands'
import { sectionId } from '@/lib/platform/ids'
import { ensure } from '@/lib/platform/refusal'
import { UNDO_DAYS } from '@/lib/threads/entry-line'
import { defineAction } from '../define-action'
import { sectionName } from '../house/board-schema'
import { loadSection } from '../house/load-house'
import { ensureSectionFree } from './create-section'

/** A heading over boards reads otherwise. */
export const renameSection = defineAction({
  name: 'section.rename',
  word: 'rename',
  subject: 'section',
  label: 'Rename this section',
  takes: null,
  byAdmin: true,
  reasons: {
    clearer: 'It says better what is under it.',
    other: 'Another reason',
  },

  input: z.object({ subject: sectionId, was: z.string(), name: sectionName }),
  detail: z.object({ sectionId: z.string(), was: z.string(), name: z.string() }),

  load: loadSection,

  seen({ house: { section } }, { was }) {
    return section.name === was ? 'yes' : 'board_changed'
  },

  allow() {
    return 'yes'
  },

  async form(_tx, _viewer, { house: { section } }) {
    return {
      kind: 'fields',
      fields: [
        { type: 'carried', name: 'was', value: section.name },
        { type: 'text', name: 'name', label: 'Name', hint: 'Everyone can read it in the log.', filled: section.name },
      ],
    }
  },

  async consequences() {
    return ['The list of boards and the front page say it at once.', 'The log says what it was called before.', `You can undo this for ${UNDO_DAYS} days.`]
  },

  async apply(tx, { house: { section } }, { name }, moderator) {
    ensure(section.name === name ? 'already_done' : 'yes')
    await setName(tx, { id: section.id, was: section.name, name, actorId: moderator.id })
    return { sectionId: String(section.id), was: section.name, name }
  },

  says({ was, name }) {
    return `{by} renamed the section “${was}”: it is “${name}” now`
  },

  rivals: ['section.rename'],

  async undoConsequences(_tx, _entry, { was }) {
    return [`The list of boards and the front page call it “${was}” again at once.`]
  },

  undo(tx, _entry, { sectionId: id, was, name }, moderator) {
    return setName(tx, { id: BigInt(id), was: name, name: was, actorId: moderator.id })
  },

  unsays({ was, name }) {
    return `{by} renamed the section “${name}” back to “${was}”`
  },
})

type NewName = { id: bigint; was: string; name: string; actorId: bigint }

async function setName(tx: Parameters<typeof loadSection>[0], { id, was, name, actorId }: NewName): Promise<void> {
  await ensureSectionFree(tx, name, id)
  const { count } = await tx.section.updateMany({ where: { id, name: was }, data: { name } })
  ensure(count === 1 ? 'yes' : 'changed_since')
  await record(tx, { kind: 'board.changed', actorId })
}
