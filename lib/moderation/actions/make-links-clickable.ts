import { z } from 'zod'
import { now } from '@/lib/platform/clock'
import type { Tx } from '@/lib/platform/db'
import { postId } from '@/lib/platform/ids'
import { ensure } from '@/lib/platform/refusal'
import { renderAgain } from '@/lib/posts/render-again'
import { counted } from '@/lib/text/counted'
import { UNDO_DAYS } from '@/lib/threads/entry-line'
import { defineAction } from '../define-action'
import { linkPreviews } from '../link-previews'

const ordinals = z.preprocess(
  (given) => (given === undefined ? [] : [given].flat()),
  z.array(z.coerce.number().int().positive()).min(1, 'Tick at least one link.'),
)

/** The links of a post that were shown as text lead somewhere now. The author's words are not touched. */
export const makeLinksClickable = defineAction({
  name: 'post.links',
  word: 'links',
  subject: 'post',
  label: 'Make links clickable',
  reasons: {
    asked: 'It was asked for, and the destination was checked.',
    checked: 'The destination was checked.',
    other: 'Another reason',
  },

  input: z.object({ subject: postId, revision: z.coerce.number().int().positive(), link: ordinals }),
  detail: z.object({ revision: z.number(), links: z.array(z.object({ ordinal: z.number(), address: z.string() })) }),

  load: loadPost,

  seen({ post }, { revision }) {
    return post.revision === revision ? 'yes' : 'changed_since'
  },

  allow({ post }) {
    return post.links.some(({ state }) => state === 'plain') ? 'yes' : 'already_done'
  },

  async form(_tx, _viewer, { post }) {
    return { kind: 'links', revision: post.revision, links: linkPreviews(post) }
  },

  async consequences(_tx, { post }) {
    const waiting = post.links.filter(({ state }) => state === 'plain').length
    return [
      `${counted(waiting, 'link', 'links')} of post #${post.number} can be made clickable.`,
      'Only the links change; every word of the post stays as it was written.',
      'The post says who did it and when, with the original one click away.',
      'Readers’ browsers are told not to pass on where they came from.',
      `You can undo this for ${UNDO_DAYS} days.`,
    ]
  },

  async apply(tx, { post }, { link }, moderator) {
    const chosen = post.links.filter(({ ordinal }) => link.includes(ordinal))
    ensure(chosen.length === new Set(link).size ? 'yes' : 'changed_since')
    const { count } = await tx.postLink.updateMany({
      where: { postId: post.id, ordinal: { in: link }, state: 'plain' },
      data: { state: 'clickable', decidedById: moderator.id, decidedAt: now() },
    })
    ensure(count === chosen.length ? 'yes' : 'already_done')
    await renderAgain(tx, post)
    return { revision: post.revision, links: chosen.map(({ ordinal, address }) => ({ ordinal, address })) }
  },

  says({ links }) {
    return `${counted(links.length, 'link', 'links')} made clickable by {by}`
  },

  async undo(tx, entry, { revision, links }) {
    const post = await tx.post.findFirst({ where: { id: entry.about, revision }, select: { id: true, body: true, revision: true } })
    ensure(post ? 'yes' : 'changed_since')
    if (!post) return
    const { count } = await tx.postLink.updateMany({
      where: { postId: post.id, state: 'clickable', OR: links },
      data: { state: 'plain', decidedById: null, decidedAt: null },
    })
    ensure(count === links.length ? 'yes' : 'changed_since')
    await renderAgain(tx, post)
  },

  unsays({ links }) {
    return `${counted(links.length, 'link', 'links')} made plain again by {by}`
  },
})

async function loadPost(tx: Tx, id: bigint) {
  const post = await tx.post.findFirst({
    where: { id, withdrawnAt: null, removedAt: null, thread: { removedAt: null } },
    select: {
      id: true,
      number: true,
      body: true,
      revision: true,
      links: { orderBy: { ordinal: 'asc' }, select: { ordinal: true, address: true, text: true, state: true } },
      thread: {
        select: { id: true, slug: true, title: true, lastNumber: true, board: { select: { id: true, slug: true, name: true, readableBy: true } } },
      },
    },
  })
  if (!post) return null
  const { thread, ...rest } = post
  return { thread, post: rest }
}
