import { z } from 'zod'
import { threadId } from '@/lib/platform/ids'
import { ensure } from '@/lib/platform/refusal'
import { momentText } from '@/lib/text/moment-text'
import { UNDO_DAYS } from '@/lib/threads/entry-line'
import { defineAction } from '../define-action'
import { kept } from '../kept-date'
import { loadThread } from '../load-thread'

/** A thread that was to close by itself does not. */
export const keepThreadOpen = defineAction({
  name: 'thread.unclose',
  word: 'unclose',
  subject: 'thread',
  label: 'Keep this thread open',
  takes: null,
  lifts: ['thread.close'],
  reasons: {
    on: 'The talk may go on after all.',
    petition: 'Its petition runs on, or has ended before.',
    asked: 'The OP asked for it.',
    other: 'Another reason',
  },

  input: z.object({ subject: threadId }),
  detail: z.object({ was: z.string() }),

  load: loadThread,

  // Once its moment has come the thread is locked, and there is unlocking.
  allow({ thread, now }) {
    return thread.locksAt && thread.locksAt > now ? 'yes' : 'already_done'
  },

  async consequences(_tx, { thread }) {
    const at = thread.locksAt ? ` on ${momentText(thread.locksAt)}` : ''
    return [
      `It does not close by itself${at}.`,
      'If it is locked now, it stays locked.',
      `You can undo this for ${UNDO_DAYS} days, as long as that moment is to come.`,
    ]
  },

  async apply(tx, { thread }) {
    const { count } = await tx.thread.updateMany({ where: { id: thread.id, locksAt: thread.locksAt }, data: { locksAt: null } })
    ensure(count === 1 && thread.locksAt ? 'yes' : 'already_done')
    return { was: thread.locksAt?.toISOString() ?? '' }
  },

  says({ was }) {
    return `{by} let this thread stay open: it does not close on ${momentText(new Date(was))}`
  },

  async undo(tx, { about }, { was }) {
    const { count } = await tx.thread.updateMany({ where: { id: about, locksAt: null }, data: { locksAt: kept(was) } })
    ensure(count === 1 ? 'yes' : 'changed_since')
  },

  unsays({ was }) {
    return `{by} set this thread to close on ${momentText(new Date(was))} again`
  },
})
