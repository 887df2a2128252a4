import { setImmediate } from 'node:timers/promises'
import { z } from 'zod'
import { record } from '@/lib/events/commands'
import { postId } from '@/lib/platform/ids'
import { all, ensure, found, Refusal } from '@/lib/platform/refusal'
import { creditRevision, revisePost } from '@/lib/posts/revise-post'
import { postBody } from '@/lib/posts/schema'
import { addsWords, losesWords } from '@/lib/text/lost-words'
import { withTextRead } from '@/lib/text/render'
import { normaliseSource } from '@/lib/text/source'
import { UNDO_DAYS } from '@/lib/threads/entry-line'
import { defineAction } from '../define-action'
import { HOW, stateRuled } from '../links/state-ruled'
import { loadPost } from '../load-post'
import { RULE_REASONS, ruleOf } from '../rules'

const BY_RULE_OR_WISH = 'Choose the rule it rests on and say what happened, or say that the author asked for it.'
const TAKES_WORDS = `This takes words of its author away. ${BY_RULE_OR_WISH}`
const ADDS_WORDS = `This adds words that its author did not write. ${BY_RULE_OR_WISH}`

/** HQ changes the words of a post. What stood there before stays open to everyone, one click away. */
export const editPostAsHq = defineAction({
  name: 'post.edit',
  word: 'edit',
  subject: 'post',
  label: 'Edit this post as HQ',
  takes: {
    noun: 'the edit of this post',
    holds: ({ post }, { revision }) => post?.withdrawnAt === null && (revision === undefined || post.revision === revision + 1),
  },
  lifts: ['post.edit'],
  reasons: {
    links: 'A link or a mark was put right; the words are the same.',
    asked: 'Its author asked for it.',
    ...RULE_REASONS,
    other: 'Another reason',
  },

  counted: 'Posts edited under a rule',
  restricts(_facts, { reason }) {
    return ruleOf(reason) ? { what: 'Your post {post} was edited by HQ.', scope: 'post', until: null } : null
  },

  input: z.object({ subject: postId, revision: z.coerce.number().int().positive(), body: postBody }),
  detail: z.object({ revision: z.number() }),

  load: loadPost,

  seen({ post }, { revision }) {
    return post.revision === revision ? 'yes' : 'changed_since'
  },

  allow({ post }) {
    return post.withdrawnAt || post.removedAt ? 'post_gone' : 'yes'
  },

  async form(_tx, _viewer, { post }) {
    return { kind: 'edit', revision: post.revision, body: post.body }
  },

  async consequences(_tx, { post }) {
    return [
      `Post #${post.number} shows your wording under its author’s name.`,
      'A line under it says that you edited it, when and why, with what changed one click away for everyone.',
      'Where words of its author go, or words that the author did not write are added, it rests on a rule or on the author’s own wish: under a rule the author receives a statement of reasons. Either way the author can appeal.',
      'If the former wording has private details in it, hide it afterwards: it is kept until then where everyone can read it.',
      'Links whose addresses stay keep their state; new ones begin as its author’s would. Whom it newly mentions or quotes is notified.',
      `You can undo this for ${UNDO_DAYS} days, while nobody has edited the post since.`,
    ]
  },

  async apply(tx, { thread, post }, { body, reason }, moderator) {
    const text = normaliseSource(body)
    ensure(text === post.body ? 'already_done' : 'yes')
    const explained = reason === 'asked' || ruleOf(reason) !== undefined
    if (!explained) await ensureSameWords(post.body, text)
    await stateRuled(tx, await revisePost(tx, post, { boardId: thread.board.id, body: text, by: moderator.id }), HOW.reworded)
    await record(tx, { kind: 'post.reworded', actorId: moderator.id, boardId: thread.board.id, threadId: thread.id, postId: post.id })
    return { revision: post.revision }
  },

  async follow(tx, entry, { post }) {
    await creditRevision(tx, post.id, post.revision, entry.id)
  },

  says() {
    return 'Edited by {by}'
  },

  async allowUndo(tx, _moderator, { revision }, { about }) {
    const { post } = found(await loadPost(tx, about))
    return all(
      post.withdrawnAt || post.removedAt ? 'post_gone' : 'yes',
      post.revision === revision + 1 ? 'yes' : 'changed_since',
      formerOf(post, revision).hiddenAt ? 'wording_hidden' : 'yes',
    )
  },

  async undoConsequences(_tx, _entry, { revision }) {
    return [`The post has its wording ${revision} again, as it was before the edit; the wording that HQ gave it stays in its history.`]
  },

  async undo(tx, entry, { revision }, moderator) {
    const { thread, post } = found(await loadPost(tx, entry.about))
    const former = formerOf(post, revision)
    const ruled = await revisePost(tx, post, { boardId: thread.board.id, body: former.body, by: moderator.id, before: former })
    await stateRuled(tx, ruled, HOW.reworded)
    await record(tx, { kind: 'post.reworded', actorId: moderator.id, boardId: thread.board.id, threadId: thread.id, postId: post.id })
  },

  async followUndo(tx, undo, { revision }) {
    await creditRevision(tx, undo.about, revision + 1, undo.id)
  },

  unsays() {
    return 'former wording put back by {by}'
  },
})

/** What neither a rule nor the author’s wish explains may change links and marks, and no words. */
function ensureSameWords(before: string, after: string): Promise<void> {
  return withTextRead(before, () =>
    withTextRead(after, async () => {
      if (losesWords(before, after)) throw new Refusal('statement_needed', { reason: TAKES_WORDS })
      await setImmediate() // long texts, and others wait
      if (addsWords(before, after)) throw new Refusal('statement_needed', { reason: ADDS_WORDS })
    }),
  )
}

function formerOf({ revisions }: { revisions: readonly { revision: number; body: string; misquoted: number[]; hiddenAt: Date | null }[] }, revision: number) {
  return found(revisions.find((wording) => wording.revision === revision))
}
