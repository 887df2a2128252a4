import { isStaff } from '@/lib/identity/policy'
import type { MemberViewer, Viewer } from '@/lib/identity/viewer'
import { db } from '@/lib/platform/db'
import { memberId, postId, threadId } from '@/lib/platform/ids'
import { ensure } from '@/lib/platform/refusal'
import { approvePost } from '../actions/approve-post'
import { lockThread } from '../actions/lock-thread'
import { makeLinksClickable } from '../actions/make-links-clickable'
import { removePost } from '../actions/remove-post'
import { restorePost } from '../actions/restore-post'
import { suspendMember } from '../actions/suspend-member'
import { warnMember } from '../actions/warn-member'
import { inTodaysWords } from '../house/rules-in-force'
import { perform } from '../perform'
import { staffOf } from '../policy'
import { RULE_REASONS } from '../rules'
import { OTHER } from '../schema'
import type { AlsoAct, BulkInput } from './bulk-schema'
import { keyOfOne, succeeds } from './one-of-many'

/**
 * Does one act with many posts: each is a transaction and an entry of its own, with a key made of the form's and the
 * post's, so that a second sending finds what the first has done and goes on where it broke off. Whoever may do the act
 * with one post may do it here; what was refused for one does not keep the others from being done.
 */
export async function actOnMany(viewer: Viewer, given: BulkInput) {
  const moderator = staffOf(viewer)
  ensure(isStaff(moderator) ? 'yes' : 'not_allowed')
  const done: bigint[] = []
  for (const post of given.post) if (await succeeds(actOnOne(moderator, given, post))) done.push(post.id)
  if (given.act === 'remove') await doBesides(moderator, given, done)
  return {
    kind: given.kind,
    of: given.of,
    act: given.act,
    did: given.act,
    sent: given.key,
    posts: given.post.map(({ id, revision }) => `${id}.${revision}`).join('-'),
    also: given.act === 'remove' ? given.also.join('-') : '',
  }
}

function actOnOne(moderator: MemberViewer, given: BulkInput, { id, revision }: { id: bigint; revision: number }) {
  const { reason, words } = given
  const about = { subject: postId.parse(String(id)), revision, reason, words, key: keyOfOne(given.key, given.act, id) }
  if (given.act === 'remove') return perform(removePost, moderator, { ...about, origin: given.origin, open: given.open })
  if (given.act === 'approve') return perform(approvePost, moderator, about)
  return given.act === 'restore' ? perform(restorePost, moderator, about) : perform(makeLinksClickable, moderator, { ...about, link: [] })
}

/** Only with the threads and the authors of posts that this sending removed: where nothing was removed, nobody is to blame. */
async function doBesides(moderator: MemberViewer, given: Extract<BulkInput, { act: 'remove' }>, removed: readonly bigint[]): Promise<void> {
  for (const { also, subject } of await listBesides(given.also, removed)) {
    const { reason, words, origin, open } = given
    const about = { reason, words, origin, open, key: keyOfOne(given.key, also, subject) }
    if (also === 'warn') await succeeds(perform(warnMember, moderator, { ...about, subject: memberId.parse(String(subject)) }))
    if (also === 'suspend') await succeeds(perform(suspendMember, moderator, { ...about, subject: memberId.parse(String(subject)), for: '7d' }))
    // The thread shows everyone the rule; the facts about its author are not for everyone.
    const lock = {
      key: about.key,
      subject: threadId.parse(String(subject)),
      reason: OTHER,
      words: (await inTodaysWords(db(), RULE_REASONS))[reason] ?? '',
      beside: true,
    } as const
    if (also === 'lock') await succeeds(perform(lockThread, moderator, lock))
  }
}

/** The threads and the authors of these posts, each with the act that was chosen for it. */
export async function listBesides(also: readonly AlsoAct[], posts: readonly bigint[]): Promise<{ also: AlsoAct; subject: bigint; name: string }[]> {
  if (also.length === 0) return []
  const rows = await db().post.findMany({
    where: { id: { in: [...posts] } },
    orderBy: { id: 'asc' },
    select: { thread: { select: { id: true, title: true } }, name: { select: { memberId: true, name: true } } },
  })
  const threads = new Map(rows.map(({ thread }) => [thread.id, thread.title]))
  const authors = new Map(rows.map(({ name }) => [name.memberId, name.name]))
  return also.flatMap((act) => [...(act === 'lock' ? threads : authors)].map(([subject, name]) => ({ also: act, subject, name })))
}
