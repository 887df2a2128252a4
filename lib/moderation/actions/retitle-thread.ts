import { z } from 'zod'
import { record } from '@/lib/events/commands'
import type { Tx } from '@/lib/platform/db'
import { threadId } from '@/lib/platform/ids'
import { ensure } from '@/lib/platform/refusal'
import { slugOf } from '@/lib/text/slug'
import { UNDO_DAYS } from '@/lib/threads/entry-line'
import { threadTitle } from '@/lib/threads/schema'
import { defineAction } from '../define-action'
import { loadThread } from '../load-thread'

/**
 * A thread says in its title what it is about; the old title is shown nowhere any more. An old address keeps its words,
 * for those who have it; it is kept nowhere here, leads to the new one, and no page repeats it.
 */
export const retitleThread = defineAction({
  name: 'thread.title',
  word: 'title',
  subject: 'thread',
  label: 'Give this thread a new title',
  takes: { noun: 'the new title of this thread', holds: ({ thread }, { title }) => title === undefined || thread?.title === title, stays: true },
  lifts: ['thread.title'],
  reasons: {
    unclear: 'The title did not say what the thread is about.',
    private: 'The title named somebody.',
    asked: 'The OP asked for it.',
    other: 'Another reason',
  },

  input: z.object({ subject: threadId, was: z.string(), title: threadTitle }),
  detail: z.object({ was: z.string(), title: z.string() }),

  load: loadThread,

  seen({ thread }, { was }) {
    return thread.title === was ? 'yes' : 'changed_since'
  },

  allow() {
    return 'yes'
  },

  async form(_tx, _viewer, { thread }) {
    return {
      kind: 'fields',
      fields: [
        { type: 'carried', name: 'was', value: thread.title },
        { type: 'text', name: 'title', label: 'New title', filled: thread.title },
      ],
    }
  },

  async consequences() {
    return [
      'The old title leaves pages, lists, search, letters and the address; old links lead to the new address.',
      'The thread says that it has a new title and why, and does not repeat the old one.',
      'The OP is notified.',
      `You can undo this for ${UNDO_DAYS} days.`,
    ]
  },

  async apply(tx, { thread }, { title }, moderator) {
    ensure(title === thread.title ? 'already_done' : 'yes')
    await setTitle(tx, { id: thread.id, was: thread.title, title, by: moderator.id })
    return { was: thread.title, title }
  },

  says() {
    return '{by} gave this thread a new title'
  },

  rivals: ['thread.title'],

  async undoConsequences() {
    return ['Pages, lists, search and the address have the former title again; the address with the later title leads there.']
  },

  undo(tx, { about }, { was, title }, moderator) {
    return setTitle(tx, { id: about, was: title, title: was, by: moderator.id })
  },

  unsays() {
    return '{by} gave this thread its former title again'
  },
})

type NewTitle = { id: bigint; was: string; title: string; by: bigint }

/** Any page may name the thread, and so all are made anew. */
async function setTitle(tx: Tx, { id, was, title, by }: NewTitle): Promise<void> {
  const { count } = await tx.thread.updateMany({ where: { id, title: was }, data: { title, slug: slugOf(title) } })
  ensure(count === 1 ? 'yes' : 'changed_since')
  await record(tx, { kind: 'thread.retitled', actorId: by, threadId: id })
}
