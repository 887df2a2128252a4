import { approvePost } from './approve-post'
import { banMember } from './ban-member'
import { calmThread } from './calm-thread'
import { editPostAsHq } from './edit-post'
import { endRole } from './end-role'
import { grantRole } from './grant-role'
import { hideRevision } from './hide-revision'
import { lockThread } from './lock-thread'
import { makeLinksClickable } from './make-links-clickable'
import { markDuplicate } from './mark-duplicate'
import { mergeThreads } from './merge-threads'
import { moveThread } from './move-thread'
import { pinThread } from './pin-thread'
import { removePost } from './remove-post'
import { removeThread } from './remove-thread'
import { restorePost } from './restore-post'
import { restoreThread } from './restore-thread'
import { retitleThread } from './retitle-thread'
import { splitThread } from './split-thread'
import { suspendMember } from './suspend-member'
import { unbanMember } from './unban-member'
import { unbumpThread } from './unbump-thread'
import { unlockThread } from './unlock-thread'
import { unpinThread } from './unpin-thread'
import { unsuspendMember } from './unsuspend-member'
import { warnMember } from './warn-member'

/** Every act of a moderator, in the order of the menu. */
export const moderationActions = [
  moveThread,
  retitleThread,
  lockThread,
  unlockThread,
  pinThread,
  unpinThread,
  calmThread,
  markDuplicate,
  unbumpThread,
  splitThread,
  mergeThreads,
  removeThread,
  restoreThread,
  approvePost,
  makeLinksClickable,
  editPostAsHq,
  hideRevision,
  removePost,
  restorePost,
  warnMember,
  suspendMember,
  unsuspendMember,
  banMember,
  unbanMember,
  grantRole,
  endRole,
] as const
