import { takesWords } from '@/lib/boards/policy'
import { canModerate, isMember } from '@/lib/identity/policy'
import type { Viewer } from '@/lib/identity/viewer'
import { all, type Verdict } from '@/lib/platform/refusal'
import { editableUntil, type Lock, lockHolding } from '@/lib/threads/policy'
import type { Voice } from '@/prisma/generated/client'

type Times = { createdAt: Date; thread: Lock & { board: { editMinutes: number; archivedAt: Date | null } } }
type Whose = { name: { memberId: bigint }; voice: Voice; thread: { board: { id: bigint } } }
type Standing = { withdrawnAt: Date | null; removedAt: Date | null; heldAt: Date | null }

/** What a lock means for authors, as `canEdit` and `canWithdraw` have it. */
export const LOCKED_FOR_AUTHORS = 'While it is locked, authors cannot edit their posts there; they can still withdraw them.'

/** Whether the viewer may change the wording of this post now, as its author. */
export function canEdit(viewer: Viewer, post: Times & Whose & Standing, now: Date): Verdict {
  return all(
    isHers(viewer, post),
    stands(post),
    takesWords(post.thread.board),
    lockHolding(post.thread, now) ? 'edit_locked' : 'yes',
    now < editableUntil(post, post.thread.board) ? 'yes' : 'edit_too_late',
  )
}

/** Whether the viewer may withdraw this post, as its author: at any time, in a locked thread too. */
export function canWithdraw(viewer: Viewer, post: Whose & Standing): Verdict {
  return all(isHers(viewer, post), stands(post))
}

/** Whether the viewer may read every wording that a post ever had: its author, and the moderators of its board. */
export function canReadAllWordings(viewer: Viewer, post: Pick<Whose, 'name' | 'thread'>): Verdict {
  const author = viewer.kind === 'member' && viewer.id === post.name.memberId
  return author ? 'yes' : canModerate(viewer, post.thread.board.id)
}

/** A post that speaks for HQ belongs to the house: to be its author’s it takes somebody who still keeps the board. */
function isHers(viewer: Viewer, { name, voice, thread }: Whose): Verdict {
  const author = viewer.kind === 'member' && viewer.id === name.memberId
  return all(isMember(viewer), author ? 'yes' : 'not_allowed', voice === 'hq' ? canModerate(viewer, thread.board.id) : 'yes')
}

/** What waits for HQ is still her own to change. */
function stands({ withdrawnAt, removedAt, heldAt }: Standing): Verdict {
  return withdrawnAt || (removedAt && !heldAt) ? 'post_gone' : 'yes'
}
