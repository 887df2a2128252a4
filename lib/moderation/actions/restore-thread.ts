import { z } from 'zod'
import type { Tx } from '@/lib/platform/db'
import { threadId } from '@/lib/platform/ids'
import { ensure } from '@/lib/platform/refusal'
import { maskRemainingQuotesOfThread } from '@/lib/posts/mask-quotes'
import { counted } from '@/lib/text/counted'
import { UNDO_DAYS } from '@/lib/threads/entry-line'
import { defineAction } from '../define-action'
import { loadThread } from '../load-thread'
import { afterThreadSightChanged } from '../post-sight'
import { stateAgain } from '../telling'

/** A removed thread is shown again, with every post and at its old address. */
export const restoreThread = defineAction({
  name: 'thread.restore',
  word: 'restore',
  subject: 'thread',
  label: 'Restore this thread',
  byHqAlone: true,
  lifts: true,
  reasons: {
    wrong: 'The removal was wrong.',
    settled: 'The reason for the removal has gone.',
    other: 'Another reason',
  },

  input: z.object({ subject: threadId }),
  detail: z.object({ removedAt: z.string() }),

  load: (tx: Tx, id: bigint) => loadThread(tx, id, { removed: true }),

  allow({ thread }) {
    return thread.removedAt && !thread.mergedIntoId && !thread.heldAt ? 'yes' : 'already_done'
  },

  async consequences(_tx, { thread }) {
    return [
      `The thread and its ${counted(thread.postCount, 'post', 'posts')} stand at their addresses again.`,
      'Its starter is told.',
      `You can undo this for ${UNDO_DAYS} days.`,
    ]
  },

  async apply(tx, { thread }, _given, moderator) {
    const { count } = await tx.thread.updateMany({
      where: { id: thread.id, removedAt: thread.removedAt, mergedIntoId: null },
      data: { removedAt: null },
    })
    ensure(thread.removedAt && count === 1 ? 'yes' : 'already_done')
    await afterThreadSightChanged(tx, thread.id, moderator.id)
    return { removedAt: thread.removedAt?.toISOString() ?? '' }
  },

  after: maskRemainingQuotesOfThread,

  says() {
    return '{by} restored this thread'
  },

  rivals: ['thread.remove', 'thread.restore'],

  async undo(tx, { about }, { removedAt }, moderator) {
    const { count } = await tx.thread.updateMany({ where: { id: about, removedAt: null }, data: { removedAt: new Date(removedAt) } })
    ensure(count === 1 ? 'yes' : 'changed_since')
    await afterThreadSightChanged(tx, about, moderator.id)
  },

  followUndo(tx, undo) {
    return stateAgain(tx, undo, 'thread.remove')
  },

  unsays() {
    return '{by} removed a thread again'
  },
})
