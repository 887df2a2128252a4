import { z } from 'zod'
import { now } from '@/lib/platform/clock'
import type { Tx } from '@/lib/platform/db'
import { env } from '@/lib/platform/env'
import { postId } from '@/lib/platform/ids'
import { ensure, Refusal } from '@/lib/platform/refusal'
import { askForDestinations } from '@/lib/posts/destinations'
import { findHostRules, hostOf, isAbout, verdictOfHost } from '@/lib/posts/link-hosts'
import { renderAgain } from '@/lib/posts/render-again'
import { counted } from '@/lib/text/counted'
import { UNDO_DAYS } from '@/lib/threads/entry-line'
import { defineAction } from '../define-action'
import { keep, kept, keptDate } from '../kept-date'
import { areFollowed, hostsOf } from '../links/link-destinations'
import { type LinksFacts, loadLinks } from '../links/link-facts'
import { linkPreviews } from '../links/link-previews'
import { answerAskers, askedBy, findAskers, findWishes, reopenWishes, thanksTo } from '../links/link-requests'
import { seenLinks, seenText } from '../links/link-seen'

const ordinals = z.preprocess(
  (given) => (given === undefined ? [] : [given].flat()),
  z.array(z.coerce.number().int().positive()).min(1, 'Tick at least one link.'),
)

const CHECKED = 'A moderator looked at it.'
const FOLLOWED = 'Where it leads was followed before.'
const NOT_FOLLOWED = 'The address was read; where it leads was not followed.'

type LinksInput = { subject: bigint; revision: number; link: number[]; seen?: string[]; host?: string }

const GONE = 'Not all of these links are there as text any more. Please look at them again.'

/** The links of a post that were shown as text lead somewhere now. The author's words are not touched. */
export const makeLinksClickable = defineAction({
  name: 'post.links',
  word: 'links',
  subject: 'post',
  tellsItself: true,
  label: 'Make links clickable',
  takes: null,
  reasons: {
    checked: CHECKED,
    asked: 'It was asked for.',
    other: 'Another reason',
  },

  // Said as it was: who asked, and whether anybody followed the links.
  because({ asked = '', followed = false }, { reason }) {
    return [reason === 'asked' && asked, followed ? FOLLOWED : NOT_FOLLOWED].filter(Boolean).join(' ')
  },

  input: z.object({ subject: postId, revision: z.coerce.number().int().positive(), link: ordinals, seen: seenLinks }) as z.ZodType<LinksInput>,
  detail: z.object({
    revision: z.number(),
    links: z.array(z.object({ ordinal: z.number(), address: z.string() })),
    thanks: z.string().default(''),
    asked: z.string().optional(),
    followed: z.boolean().optional(),
    decidedAt: keptDate.optional(),
  }),

  load: loadLinks,

  seen({ post }, { revision, link, seen = [] }) {
    const differs = post.links.some(({ ordinal, address }) => link.includes(ordinal) && seen.length > 0 && !seen.includes(seenText({ ordinal, address })))
    return post.revision === revision && !differs ? 'yes' : 'changed_since'
  },

  allow({ post }) {
    return post.links.some(({ state }) => state === 'plain') ? 'yes' : 'already_done'
  },

  async form(tx, _viewer, { post }) {
    const asked = askedBy(await findWishes(tx, post.id))
    return {
      kind: 'links',
      revision: post.revision,
      links: await linkPreviews(tx, post),
      reasons: { ...(asked && { asked }), checked: CHECKED, other: 'Another reason' },
      canFollow: env().LINK_CHECKS === 'on',
    }
  },

  async consequences(_tx, { post }) {
    const waiting = post.links.filter(({ state }) => state === 'plain').length
    return [
      `${counted(waiting, 'link', 'links')} of post #${post.number} can be made clickable.`,
      'Only the links change; every word of the post stays as it was written.',
      'The post says who did it and when, with the original one click away; and whether anybody followed where the links lead.',
      'The author is notified and may have them shown as text again. Anyone who asked is thanked.',
      'Readers’ browsers are told not to pass on where they came from.',
      ...(env().LINK_CHECKS === 'on' ? ['Where they lead is looked up now and then; where that becomes another host, they are text again.'] : []),
      `You can undo this for ${UNDO_DAYS} days.`,
    ]
  },

  async apply(tx, { thread, post }, given, moderator) {
    const chosen = chosenLinks(post, given)
    if (chosen.length === 0 || chosen.length < new Set(given.link).size) throw new Refusal('changed_since', { link: GONE })
    const addresses = chosen.map(({ address }) => address)
    ensure((await isAnyRefused(tx, thread.board.id, addresses)) ? 'changed_since' : 'yes')
    const asked = askedBy(await findWishes(tx, post.id))
    if (given.reason === 'asked' && !asked)
      throw new Refusal('nobody_asked', { reason: 'Nobody has asked for these links by the form. Choose another reason.' })
    const followed = await areFollowed(tx, addresses)
    const decidedAt = now()
    const { count } = await tx.postLink.updateMany({
      where: { postId: post.id, ordinal: { in: chosen.map(({ ordinal }) => ordinal) }, state: 'plain' },
      data: { state: 'clickable', decidedById: moderator.id, decidedAt },
    })
    ensure(count === chosen.length ? 'yes' : 'already_done')
    await askForDestinations(tx, addresses)
    await renderAgain(tx, post)
    const thanks = thanksTo(await findAskers(tx, post.id, moderator.id))
    return { revision: post.revision, links: chosen.map(({ ordinal, address }) => ({ ordinal, address })), thanks, asked, followed, decidedAt: keep(decidedAt) }
  },

  async follow(tx, entry, { thread, post }, given, moderator) {
    const count = chosenLinks(post, given).length
    const authorId = post.name.memberId
    await answerAskers(tx, { entryId: entry.id, threadId: thread.id, postId: post.id, authorId, actorId: moderator.id, count })
  },

  says({ links, thanks }) {
    return `${counted(links.length, 'link', 'links')} made clickable by {by}${thanks}`
  },

  async undoConsequences(_tx, _entry, { links }) {
    return [`${counted(links.length, 'link shows', 'links show')} as text again; who had asked for them waits again.`]
  },

  // Only links that this act decided: one that was made text and clickable again since is another act's.
  async undo(tx, entry, { revision, links, decidedAt }) {
    const post = await tx.post.findFirst({ where: { id: entry.about, revision }, select: { id: true, body: true, revision: true } })
    ensure(post ? 'yes' : 'changed_since')
    if (!post) return
    const { count } = await tx.postLink.updateMany({
      where: { postId: post.id, state: 'clickable', OR: links, ...(decidedAt && { decidedAt: kept(decidedAt) }) },
      data: { state: 'plain', decidedById: null, decidedAt: null },
    })
    ensure(count === links.length ? 'yes' : 'changed_since')
    await reopenWishes(tx, entry.id)
    await renderAgain(tx, post)
  },

  unsays({ links }) {
    return `${counted(links.length, 'link', 'links')} made plain again by {by}`
  },
})

/** The links that were ticked; where none is named, all that wait (to one host, if it is named). */
function chosenLinks({ links }: LinksFacts['post'], { link, host }: LinksInput) {
  if (link.length > 0) return links.filter(({ ordinal }) => link.includes(ordinal))
  return links.filter(({ state, address }) => state === 'plain' && (!host || isAbout(host, hostOf(address))))
}

/** A rule may have come while the form was open. */
async function isAnyRefused(tx: Tx, boardId: bigint, addresses: string[]): Promise<boolean> {
  const rules = await findHostRules(tx, boardId)
  const hosts = await hostsOf(tx, addresses)
  return addresses.flatMap(hosts).some((host) => verdictOfHost(rules, host) === 'refused')
}
