import { z } from 'zod'
import { threadId } from '@/lib/platform/ids'
import { ensure } from '@/lib/platform/refusal'
import { UNDO_DAYS } from '@/lib/threads/entry-line'
import { defineAction } from '../define-action'
import { loadThread } from '../load-thread'

/** A thread that one post has lifted goes back to where the post before it had put it. */
export const unbumpThread = defineAction({
  name: 'thread.unbump',
  word: 'unbump',
  subject: 'thread',
  label: 'Put this thread back in its old place',
  reasons: {
    old: 'The last post revived an old thread without adding to it.',
    again: 'It was lifted again and again.',
    other: 'Another reason',
  },

  input: z.object({ subject: threadId }),
  detail: z.object({ from: z.string(), to: z.string() }),

  load: loadThread,

  allow({ thread }) {
    return thread.lastNumber > 1 && thread.activityAt >= thread.lastPostAt ? 'yes' : 'already_done'
  },

  async consequences(_tx, { thread }) {
    return [
      `It stands in ${thread.board.name} and among the active threads where the post before its last one had put it.`,
      'Nothing is removed; the next post lifts it as always.',
      'The thread says who did it and why.',
      `You can undo this for ${UNDO_DAYS} days.`,
    ]
  },

  async apply(tx, { thread }) {
    const before = await tx.post.findFirst({
      where: { threadId: thread.id, withdrawnAt: null, removedAt: null, createdAt: { lt: thread.lastPostAt } },
      orderBy: { number: 'desc' },
      select: { createdAt: true },
    })
    const to = before?.createdAt ?? thread.createdAt
    const { count } = await tx.thread.updateMany({ where: { id: thread.id, activityAt: thread.activityAt }, data: { activityAt: to } })
    ensure(count === 1 ? 'yes' : 'changed_since')
    return { from: thread.activityAt.toISOString(), to: to.toISOString() }
  },

  says() {
    return '{by} put this thread back in its old place in the list'
  },

  rivals: ['thread.unbump'],

  // Where somebody has posted since, the thread stands where her post has put it.
  async undo(tx, { about }, { from, to }) {
    const { count } = await tx.thread.updateMany({ where: { id: about, activityAt: new Date(to) }, data: { activityAt: new Date(from) } })
    ensure(count === 1 ? 'yes' : 'changed_since')
  },

  unsays() {
    return '{by} let this thread stand where its last post had put it'
  },
})
