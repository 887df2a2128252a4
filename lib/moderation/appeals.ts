import { change } from '@/lib/events/commands'
import type { Viewer } from '@/lib/identity/viewer'
import { now } from '@/lib/platform/clock'
import { db, type Tx } from '@/lib/platform/db'
import { all, ensure, found, Refusal, type Verdict } from '@/lib/platform/refusal'
import { type AppealInput, appealableUntil } from './appeal-schema'
import { hold } from './holding'

/** Asks that an act be looked at again by another moderator. Sent twice with the same words, it is one appeal. */
export async function appeal(viewer: Viewer, { entry: id, words }: AppealInput): Promise<{ id: bigint }> {
  if (viewer.kind === 'guest') throw new Refusal('signed_out')
  const memberId = viewer.id
  return change(async (tx) => {
    await holdSubject(tx, found(await findConcerning(tx, memberId, id)))
    const entry = found(await findConcerning(tx, memberId, id)) // again, now that nobody can take the act back under us
    const [before] = entry.appeals
    if (!before) ensure(canAppeal(entry, now()))
    await tx.appeal.createMany({ data: { entryId: id, memberId, words, createdAt: now() }, skipDuplicates: true })
    const made = await tx.appeal.findUniqueOrThrow({ where: { entryId_memberId: { entryId: id, memberId } }, select: { words: true } })
    ensure(made.words === words ? 'yes' : 'already_done')
    return { id }
  })
}

/** What the page of an appeal shows to the person whom the act concerns; null for everyone else. */
export async function findAppealPage(viewer: Viewer, id: bigint) {
  const entry = viewer.kind === 'member' ? await findConcerning(db(), viewer.id, id) : null
  if (!entry) return null
  const [made] = entry.appeals
  const [letter] = entry.letters
  return { id, letter, made, verdict: canAppeal(entry, now()), until: appealableUntil(entry) }
}

/** Whether a removal still holds; what else an act restricts holds until it is undone or ends. */
export function stillHolds({ action, undoneBy, post, thread }: Held): boolean {
  if (undoneBy) return false
  if (action === 'post.remove') return post?.removedAt !== null
  return action !== 'thread.remove' || thread?.removedAt !== null
}

type Held = { action: string; undoneBy: { id: bigint } | null; post: { removedAt: Date | null } | null; thread: { removedAt: Date | null } | null }

/** Whether the act can be appealed against at this moment; that it concerns her is asked for already. */
export function canAppeal(entry: Held & { createdAt: Date }, at: Date): Verdict {
  return all(stillHolds(entry) ? 'yes' : 'already_done', at > appealableUntil(entry) ? 'appeal_too_late' : 'yes')
}

/** A restriction that concerns this member: the author of the post, the starter of the thread, or she herself. */
async function findConcerning(tx: Tx, memberId: bigint, id: bigint) {
  const entry = await tx.moderationEntry.findFirst({
    where: {
      id,
      rule: { not: null },
      OR: [{ subjectId: memberId }, { post: { name: { memberId } } }, { postId: null, thread: { starter: { memberId } } }],
    },
    select: {
      id: true,
      action: true,
      createdAt: true,
      postId: true,
      threadId: true,
      subjectId: true,
      undoneBy: { select: { id: true } },
      post: { select: { removedAt: true } },
      thread: { select: { removedAt: true } },
      appeals: { where: { memberId }, select: { words: true, createdAt: true } },
    },
  })
  if (!entry) return null
  const letters = await tx.outbox.findMany({ where: { entryId: id, memberId }, orderBy: { id: 'desc' }, take: 1, select: { title: true, body: true } })
  return { ...entry, letters }
}

/** The same hold as that of the act and its undo. */
function holdSubject(tx: Tx, { subjectId, postId, threadId }: { subjectId: bigint | null; postId: bigint | null; threadId: bigint | null }): Promise<void> {
  if (subjectId) return hold(tx, 'member', subjectId)
  return postId ? hold(tx, 'post', postId) : hold(tx, 'thread', found(threadId))
}
