import { canModerate } from '@/lib/identity/policy'
import type { Viewer } from '@/lib/identity/viewer'
import { now } from '@/lib/platform/clock'
import type { Tx } from '@/lib/platform/db'
import { ensure, Refusal } from '@/lib/platform/refusal'
import { allowsWhileCalm, type Calm, slowUntil } from '@/lib/threads/policy'
import { findMemberStanding } from './standing'

type CalmThread = Calm & { id: bigint; board: { id: bigint } }
type CalmAuthor = { nameId: bigint; memberId: bigint; joinedAt: Date }

/** Goes on only where a calmed thread takes a post of this author now; moderators of its board always may. */
export async function ensureCalm(tx: Tx, viewer: Viewer, author: CalmAuthor, thread: CalmThread): Promise<void> {
  const at = now()
  if (!thread.calmUntil || thread.calmUntil <= at || canModerate(viewer, thread.board.id) === 'yes') return
  const last = await tx.post.findFirst({
    where: { threadId: thread.id, name: { memberId: author.memberId } },
    orderBy: { number: 'desc' },
    select: { createdAt: true },
  })
  const lastPostAt = last?.createdAt ?? null
  const verdict = allowsWhileCalm(thread, { lacks: (await findMemberStanding(tx, author, at)).lacks, lastPostAt }, at)
  const until = slowUntil(thread, lastPostAt)
  if (verdict === 'thread_slow' && until) throw new Refusal(verdict, undefined, Math.ceil((until.getTime() - at.getTime()) / 1000))
  ensure(verdict)
}
