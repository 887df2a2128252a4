import { z } from 'zod'
import type { Tx } from '@/lib/platform/db'
import { threadId } from '@/lib/platform/ids'
import { ensure, found } from '@/lib/platform/refusal'
import { forgetHeld, stateHoldAgain } from '@/lib/posts/tell-held'
import { counted } from '@/lib/text/counted'
import { UNDO_DAYS } from '@/lib/threads/entry-line'
import { defineAction } from '../define-action'
import { findRefusedOpening, holdRefused, refuseAgain, refusedOpening } from '../held/refused-thread'
import { loadThread } from '../load-thread'
import { afterThreadSightChanged } from '../post-sight'
import { stateAgain } from '../telling'

/** A removed thread is shown again, with every post and at its old address; one that HQ refused while it waited waits again. */
export const restoreThread = defineAction({
  name: 'thread.restore',
  word: 'restore',
  subject: 'thread',
  label: 'Restore this thread',
  takes: null,
  byHqAlone: true,
  lifts: true,
  reasons: {
    wrong: 'The removal was wrong.',
    settled: 'The reason for the removal has gone.',
    other: 'Another reason',
  },

  input: z.object({ subject: threadId }),
  detail: z.object({ removedAt: z.string(), waits: refusedOpening.optional() }),

  async load(tx: Tx, id: bigint) {
    const facts = await loadThread(tx, id, { removed: true })
    return facts && { ...facts, refused: await findRefusedOpening(tx, facts.thread) }
  },

  allow({ thread }) {
    return thread.removedAt && !thread.mergedIntoId && !thread.heldAt ? 'yes' : 'already_done'
  },

  async consequences(_tx, { thread, refused }) {
    if (refused)
      return [
        'HQ refused this thread while it waited, and nobody has approved its title: it waits again, and everyone reads it once you approve its opening post.',
        'Its starter is notified.',
        `You can undo this for ${UNDO_DAYS} days.`,
      ]
    return [
      `The thread and its ${counted(thread.postCount, 'post', 'posts')} are at their addresses again, also where they are quoted.`,
      'Its starter is notified.',
      `You can undo this for ${UNDO_DAYS} days.`,
    ]
  },

  async apply(tx, { thread, refused }, _given, moderator) {
    const removedAt = found(thread.removedAt)
    await (refused ? holdRefused(tx, thread.id, removedAt, refused) : showAgain(tx, thread.id, removedAt))
    await afterThreadSightChanged(tx, thread.id, moderator.id)
    return { removedAt: removedAt.toISOString(), ...(refused && { waits: refused }) }
  },

  // Where it waits, only its keepers find it from now on.
  async makes(_tx, { waits }, { thread }) {
    return { thread: waits ? { ...thread, heldAt: new Date(waits.at) } : thread }
  },

  async follow(tx, entry, _facts, _given, _moderator, { waits }) {
    if (waits) await stateHoldAgain(tx, BigInt(waits.post), entry.id)
  },

  reaches({ thread }, { waits }) {
    return waits ? { thread, post: { id: BigInt(waits.post), number: 1 } } : null
  },

  says({ waits }) {
    return waits ? '{by} took back that this thread was refused' : '{by} restored this thread'
  },

  rivals: ['thread.remove', 'thread.restore'],

  async undoConsequences(tx, { about }, { waits }) {
    if (waits) return ['The thread and its opening post are refused again: nobody but HQ reads them.', STATED]
    const posts = await tx.post.count({ where: { threadId: about, removedAt: null, withdrawnAt: null } })
    return [`The thread and its ${counted(posts, 'post', 'posts')} are gone again: from lists, from search and from quotations.`, STATED]
  },

  async undo(tx, { about }, { removedAt, waits }, moderator) {
    const at = new Date(removedAt)
    await (waits ? refuseAgain(tx, about, at, waits) : removeAgain(tx, about, at))
    if (waits) await forgetHeld(tx, BigInt(waits.post))
    await afterThreadSightChanged(tx, about, moderator.id)
  },

  followUndo(tx, undo, { waits }) {
    return waits ? stateAgain(tx, { id: undo.id, about: BigInt(waits.post) }, 'post.remove') : stateAgain(tx, undo, 'thread.remove')
  },

  unsays({ waits }) {
    return waits ? '{by} refused a thread again' : '{by} removed a thread again'
  },
})

async function showAgain(tx: Tx, id: bigint, removedAt: Date): Promise<void> {
  const { count } = await tx.thread.updateMany({ where: { id, removedAt, mergedIntoId: null }, data: { removedAt: null } })
  ensure(count === 1 ? 'yes' : 'already_done')
}

async function removeAgain(tx: Tx, id: bigint, removedAt: Date): Promise<void> {
  const { count } = await tx.thread.updateMany({ where: { id, removedAt: null }, data: { removedAt } })
  ensure(count === 1 ? 'yes' : 'changed_since')
}

const STATED = 'Its starter receives the statement of reasons again, and can appeal if they have not done so.'
