import { z } from 'zod'
import { defineAction } from '@/lib/moderation/define-action'
import { loadThread } from '@/lib/moderation/load-thread'
import { isAt } from '@/lib/moderation/takes'
import { threadId } from '@/lib/platform/ids'
import { ensure } from '@/lib/platform/refusal'

/** An act that the board does not have, all of it in one file as those that it has: a thread sinks to where it began. */
export const sinkThread = defineAction({
  name: 'thread.sink',
  word: 'sink',
  subject: 'thread',
  label: 'Sink this thread',
  takes: { noun: 'the sinking of this thread', holds: ({ thread }, { to }) => isAt(thread?.activityAt, to), binds: true },
  counted: 'Threads sunk',

  restricts() {
    return { what: 'Your thread was sunk.', scope: 'thread', until: null }
  },

  input: z.object({ subject: threadId }),
  detail: z.object({ from: z.string(), to: z.string() }),
  load: loadThread,

  allow({ thread }) {
    return thread.activityAt > thread.createdAt ? 'yes' : 'already_done'
  },

  async consequences() {
    return ['It sinks.']
  },

  async apply(tx, { thread }) {
    const { count } = await tx.thread.updateMany({ where: { id: thread.id, activityAt: thread.activityAt }, data: { activityAt: thread.createdAt } })
    ensure(count === 1 ? 'yes' : 'changed_since')
    return { from: thread.activityAt.toISOString(), to: thread.createdAt.toISOString() }
  },

  says() {
    return '{by} sank this thread'
  },

  async undoConsequences() {
    return ['It rises.']
  },

  async undo(tx, { about }, { from, to }) {
    const { count } = await tx.thread.updateMany({ where: { id: about, activityAt: new Date(to) }, data: { activityAt: new Date(from) } })
    ensure(count === 1 ? 'yes' : 'changed_since')
  },

  unsays() {
    return '{by} lifted this thread again'
  },
})
