import { keepBoard } from '@/lib/boards/holding'
import { canStart, visibleBoards } from '@/lib/boards/policy'
import { forgetSent } from '@/lib/drafts/commands'
import { change, record } from '@/lib/events/commands'
import { canModerate } from '@/lib/identity/policy'
import { sightOf, type Viewer } from '@/lib/identity/viewer'
import { now } from '@/lib/platform/clock'
import { ensure, found } from '@/lib/platform/refusal'
import { slugOf } from '@/lib/text/slug'
import { normaliseSource } from '@/lib/text/source'
import { laterMoment } from '@/lib/threads/later'
import { canSpeakAsHq } from '@/lib/threads/policy'
import { newThreadPath } from '@/lib/urls'
import type { Voice } from '@/prisma/generated/client'
import type { Author } from '../author'
import { authorOf } from '../author'
import { findHold } from '../holding'
import { findPostPlace } from '../queries'
import type { StartThreadInput } from '../schema'
import { sendOnce } from '../send-once'
import { writePost } from '../write-post'

/** Starts a thread with its opening post; if that is held, the thread is. Sent twice, it is one thread. */
export function startThread(viewer: Viewer, { board: boardId, key, draft: seen = null, title, body, voice, ...given }: StartThreadInput) {
  return change(async (tx) => {
    const author = authorOf(viewer)
    const text = normaliseSource(body)
    const post = await sendOnce(tx, { memberId: author.memberId, key, text: `${boardId}\n${voice}\n${title}\n${text}` }, async () => {
      await keepBoard(tx, boardId)
      const board = found(await tx.board.findFirst({ where: { id: boardId, ...visibleBoards(sightOf(viewer)) } }))
      ensure(canStart(viewer, board))
      if (voice === 'hq') ensure(canSpeakAsHq(viewer, board))
      const lockedUntil = opensAt(viewer, boardId, given)
      await forgetSent(tx, { memberId: author.memberId, place: newThreadPath(board.slug), key, seen, title, body: text })
      const at = now()
      const hold = await findHold(tx, viewer, board, { voice, title, body: text })
      const prepared = lockedUntil && { lockedAt: at, lockedUntil } // by staff: it can be read, and takes replies from then on
      const thread = await tx.thread.create({
        data: { boardId, title, slug: slugOf(title), ...beginning(author, voice, at), ...prepared, ...(hold && outOfSight(at)) },
      })
      const opening = await writePost(tx, { boardId, threadId: thread.id, number: 1, author, voice, body: text, at, hold })
      await record(tx, { kind: hold ? 'post.held' : 'thread.started', actorId: author.memberId, boardId, threadId: thread.id, postId: opening.id })
      return opening
    })
    return findPostPlace(tx, post.id)
  })
}

/** When a thread that its moderator prepares opens for replies; null: at once. */
function opensAt(viewer: Viewer, board: bigint, given: Pick<StartThreadInput, 'opens' | 'opensHour' | 'opensTurn'>): Date | null {
  if (!given.opens) return null
  ensure(canModerate(viewer, board))
  return laterMoment({ day: given.opens, hour: given.opensHour, turn: given.opensTurn }, 'opens')
}

/** What a thread says of its opening post, as long as that is its only one. */
function beginning({ nameId, memberId }: Author, voice: Voice, at: Date) {
  return {
    starterId: nameId,
    createdAt: at,
    activityAt: at,
    lastNumber: 1,
    postCount: 1,
    lastPostAt: at,
    lastPostNumber: 1,
    lastPosterId: nameId,
    lastPostVoice: voice,
    watches: { create: { memberId, createdAt: at } }, // the starter watches the thread until they end that
  }
}

/** With its opening post the thread waits for HQ. */
function outOfSight(at: Date) {
  return { postCount: 0, heldAt: at, removedAt: at }
}
