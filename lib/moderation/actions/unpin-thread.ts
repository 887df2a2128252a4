import { z } from 'zod'
import { threadId } from '@/lib/platform/ids'
import { ensure } from '@/lib/platform/refusal'
import { momentText } from '@/lib/text/moment-text'
import { UNDO_DAYS } from '@/lib/threads/entry-line'
import { defineAction } from '../define-action'
import { keep, kept, keptDate } from '../kept-date'
import { loadThread } from '../load-thread'

/** A pinned thread goes back to its place in the list. */
export const unpinThread = defineAction({
  name: 'thread.unpin',
  word: 'unpin',
  subject: 'thread',
  label: 'Unpin this thread',
  takes: null,
  reasons: {
    over: 'What it was pinned for is over.',
    room: 'Other threads need the room.',
    mistake: 'It was pinned by mistake.',
    other: 'Another reason',
  },

  input: z.object({ subject: threadId }),
  detail: z.object({ pinnedAt: keptDate, until: keptDate }),

  load: loadThread,

  allow({ thread }) {
    return thread.pinnedAt ? 'yes' : 'already_done'
  },

  async consequences(_tx, { thread }) {
    return [
      `It is in ${thread.board.name} where its last post puts it.`,
      'The thread says who unpinned it and why.',
      `You can undo this for ${UNDO_DAYS} days.`,
    ]
  },

  async apply(tx, { thread }) {
    const { count } = await tx.thread.updateMany({ where: { id: thread.id, pinnedAt: thread.pinnedAt }, data: { pinnedAt: null, pinnedUntil: null } })
    ensure(count === 1 ? 'yes' : 'already_done')
    return { pinnedAt: keep(thread.pinnedAt), until: keep(thread.pinnedUntil) }
  },

  says() {
    return '{by} unpinned this thread'
  },

  rivals: ['thread.pin', 'thread.unpin'],

  async undoConsequences(_tx, _entry, { until }) {
    const ends = kept(until)
    return [`It is at the top of its board again${ends ? `, until ${momentText(ends)}` : ''}.`]
  },

  async undo(tx, { about }, { pinnedAt, until }) {
    const { count } = await tx.thread.updateMany({ where: { id: about, pinnedAt: null }, data: { pinnedAt: kept(pinnedAt), pinnedUntil: kept(until) } })
    ensure(count === 1 ? 'yes' : 'changed_since')
  },

  unsays() {
    return '{by} pinned this thread again'
  },
})
