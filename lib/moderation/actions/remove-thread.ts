import { z } from 'zod'
import { now } from '@/lib/platform/clock'
import type { Tx } from '@/lib/platform/db'
import { threadId } from '@/lib/platform/ids'
import { ensure } from '@/lib/platform/refusal'
import { counted } from '@/lib/text/counted'
import { UNDO_DAYS } from '@/lib/threads/entry-line'
import { defineAction } from '../define-action'
import { loadThread } from '../load-thread'
import { afterThreadSightChanged } from '../post-sight'
import { isAt } from '../takes'

/** A whole thread is shown no more; its address says that HQ removed it, and under which rule. */
export const removeThread = defineAction({
  name: 'thread.remove',
  word: 'remove',
  subject: 'thread',
  label: 'Remove this thread',
  takes: { noun: 'the removal of a thread', holds: ({ thread }, { removedAt }) => isAt(thread?.removedAt, removedAt) },
  byHqAlone: true,

  counted: 'Threads removed',
  restricts() {
    return { what: 'Your thread {thread} was removed.', scope: 'thread', until: null }
  },

  input: z.object({ subject: threadId }),
  detail: z.object({ removedAt: z.string() }),

  load: (tx: Tx, id: bigint) => loadThread(tx, id, { removed: true }),

  allow({ thread }) {
    return thread.removedAt ? 'already_done' : 'yes'
  },

  async consequences(_tx, { thread }) {
    return [
      `The thread and its ${counted(thread.postCount, 'post', 'posts')} are shown no more: not in lists, in search or in quotations.`,
      'Its address says that HQ removed it, and under which rule. Nothing is lost.',
      'Others who posted in it are not notified, and it counts against nobody’s standing.',
      'Its starter receives a statement of reasons and can appeal for six months.',
      'The log gives the day and the rule, and names neither the author nor you.',
      `You can undo this for ${UNDO_DAYS} days.`,
    ]
  },

  async apply(tx, { thread }, _given, moderator) {
    const removedAt = now()
    const { count } = await tx.thread.updateMany({ where: { id: thread.id, removedAt: null }, data: { removedAt } })
    ensure(count === 1 ? 'yes' : 'already_done')
    await afterThreadSightChanged(tx, thread.id, moderator.id)
    return { removedAt: removedAt.toISOString() }
  },

  says() {
    return '{by} removed a thread'
  },

  async undoConsequences(tx, { about }) {
    const posts = await tx.post.count({ where: { threadId: about, removedAt: null, withdrawnAt: null } })
    return [`The thread and its ${counted(posts, 'post', 'posts')} are shown again: in lists, in search and in quotations.`]
  },

  async undo(tx, { about }, { removedAt }, moderator) {
    const { count } = await tx.thread.updateMany({ where: { id: about, removedAt: new Date(removedAt), mergedIntoId: null }, data: { removedAt: null } })
    ensure(count === 1 ? 'yes' : 'changed_since')
    await afterThreadSightChanged(tx, about, moderator.id)
  },

  unsays() {
    return '{by} restored this thread'
  },
})
