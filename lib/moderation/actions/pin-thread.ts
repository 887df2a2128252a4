import { z } from 'zod'
import { threadId } from '@/lib/platform/ids'
import { ensure } from '@/lib/platform/refusal'
import { UNDO_DAYS } from '@/lib/threads/entry-line'
import { defineAction } from '../define-action'
import { keep, kept, keptDate } from '../kept-date'
import { loadThread } from '../load-thread'
import { endOf, type Span, spanField, spanOptions } from '../span'

const OFFERED: readonly Span[] = ['7d', '30d', '90d', 'ever']

/** A thread stands above the others of its board, for as long as it matters. */
export const pinThread = defineAction({
  name: 'thread.pin',
  word: 'pin',
  subject: 'thread',
  label: 'Pin this thread',
  takes: null,
  reasons: {
    matters: 'It matters to everyone on this board.',
    rules: 'It says how this board works.',
    soon: 'It has a date that is close.',
    other: 'Another reason',
  },

  input: z.object({ subject: threadId, for: spanField(OFFERED).default('30d') }),
  detail: z.object({ pinnedAt: z.string(), until: keptDate }),

  load: loadThread,

  allow({ thread }) {
    return thread.pinnedAt ? 'already_done' : 'yes'
  },

  async form() {
    return { kind: 'fields', fields: [{ type: 'choice', name: 'for', label: 'For how long?', options: spanOptions(OFFERED), chosen: '30d' }] }
  },

  async consequences(tx, { thread }) {
    const pinned = await tx.thread.count({ where: { boardId: thread.board.id, pinnedAt: { not: null }, removedAt: null } })
    return [
      `It is shown at the top of ${thread.board.name}, above ${pinned === 0 ? 'all others' : `or below the ${pinned} that are pinned already`}.`,
      'Its address and its posts stay as they are.',
      'The thread says who pinned it and why.',
      `You can undo this for ${UNDO_DAYS} days.`,
    ]
  },

  async apply(tx, { thread, now }, given) {
    const until = endOf(given.for, now)
    const { count } = await tx.thread.updateMany({ where: { id: thread.id, pinnedAt: null }, data: { pinnedAt: now, pinnedUntil: until } })
    ensure(count === 1 ? 'yes' : 'already_done')
    return { pinnedAt: now.toISOString(), until: keep(until) }
  },

  says() {
    return '{by} pinned this thread'
  },

  async undoConsequences() {
    return ['It is no longer at the top of its board, but where its last post puts it.']
  },

  // Only this pin: one that was put on later is not this entry's to take off.
  async undo(tx, { about }, { pinnedAt }) {
    const { count } = await tx.thread.updateMany({ where: { id: about, pinnedAt: kept(pinnedAt) }, data: { pinnedAt: null, pinnedUntil: null } })
    ensure(count === 1 ? 'yes' : 'changed_since')
  },

  unsays() {
    return '{by} took the pin off again'
  },
})
