import { z } from 'zod'
import { record } from '@/lib/events/commands'
import { now } from '@/lib/platform/clock'
import { postId } from '@/lib/platform/ids'
import { ensure, Refusal } from '@/lib/platform/refusal'
import { maskQuotes } from '@/lib/posts/mask-quotes'
import { counted } from '@/lib/text/counted'
import { allLinks, excerptText, renderText } from '@/lib/text/render'
import { UNDO_DAYS } from '@/lib/threads/entry-line'
import { defineAction } from '../define-action'
import { loadPost } from '../load-post'
import { isAt } from '../takes'

const EXCERPT_LENGTH = 120
/** More wordings than the database can number. */
const MOST_WORDINGS = 2_147_483_647

/** A former wording holds private details: from now on only moderators can read it. */
export const hideRevision = defineAction({
  name: 'post.hide',
  word: 'hide',
  subject: 'post',
  label: 'Hide a former wording',
  takes: {
    noun: 'the hiding of a wording',
    holds: ({ post }, { number, hiddenAt }) => post?.revisions.some((wording) => wording.revision === number && isAt(wording.hiddenAt, hiddenAt)) ?? false,
  },
  reasons: {
    private: 'It gives away somebody’s private details.',
    law: 'The law asks for it.',
    other: 'Another reason',
  },

  input: z.object({
    subject: postId,
    number: z.coerce.number('Choose a wording.').int('Choose a wording.').positive('Choose a wording.').max(MOST_WORDINGS, 'Choose a wording.'),
  }),
  detail: z.object({ number: z.number(), hiddenAt: z.string() }),

  load: loadPost,

  allow({ post }) {
    return post.revisions.some(({ hiddenAt }) => hiddenAt === null) ? 'yes' : 'already_done'
  },

  async form(_tx, _viewer, { post }) {
    const wordings = post.revisions.filter(({ hiddenAt }) => hiddenAt === null)
    return {
      kind: 'hide',
      wordings: wordings.map(({ revision, replacedAt, body }) => ({
        revision,
        replacedAt,
        excerpt: excerptText(renderText(body, allLinks('plain')).html, EXCERPT_LENGTH),
      })),
    }
  },

  async consequences(tx, { post }) {
    const quotes = await tx.quote.count({ where: { quotedId: post.id, believed: true, quoting: { withdrawnAt: null, removedAt: null } } })
    return [
      'The wording is shown to nobody but the moderators of this board, and to them only when they ask for it.',
      'Its place in the history says that HQ hid it, and why.',
      'The present wording and all others stay as they are: edit the post first if it still has the same words.',
      ...(quotes ? [`${counted(quotes, 'post quotes', 'posts quote')} this post; what was quoted while the wording stood is not shown any more.`] : []),
      `You can undo this for ${UNDO_DAYS} days.`,
    ]
  },

  async apply(tx, { thread, post }, { number }, moderator) {
    const hiddenAt = now()
    const { count } = await tx.postRevision.updateMany({ where: { postId: post.id, revision: number, hiddenAt: null }, data: { hiddenAt } })
    if (count === 0) throw new Refusal('already_done', { number: 'There is no such wording to hide: it may be hidden already. Choose another.' })
    await maskQuotes(tx, post.id)
    await record(tx, { kind: 'wording.hidden', actorId: moderator.id, boardId: thread.board.id, threadId: thread.id, postId: post.id })
    return { number, hiddenAt: hiddenAt.toISOString() }
  },

  says({ number }) {
    return `wording ${number} hidden by {by}`
  },

  async undoConsequences(_tx, _entry, { number }) {
    return [`Wording ${number} can be read again by the author of the post and the moderators of its board, and what quotes it shows its words again.`]
  },

  // Only this hiding: one that came later is not this entry's to lift.
  async undo(tx, entry, { number, hiddenAt }, moderator) {
    const { count } = await tx.postRevision.updateMany({
      where: { postId: entry.about, revision: number, hiddenAt: new Date(hiddenAt) },
      data: { hiddenAt: null },
    })
    ensure(count === 1 ? 'yes' : 'changed_since')
    await maskQuotes(tx, entry.about)
    await record(tx, { kind: 'wording.hidden', actorId: moderator.id, postId: entry.about })
  },

  unsays({ number }) {
    return `wording ${number} shown again by {by}`
  },
})
