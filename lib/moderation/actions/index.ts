import { addRule } from './add-rule'
import { approvePost } from './approve-post'
import { archiveBoard } from './archive-board'
import { banMember } from './ban-member'
import { calmThread } from './calm-thread'
import { changeBoardKind } from './change-board-kind'
import { closeThread } from './close-thread'
import { createBoard } from './create-board'
import { createSection } from './create-section'
import { editPostAsHq } from './edit-post'
import { endHostRule } from './end-host-rule'
import { endRole } from './end-role'
import { grantRole } from './grant-role'
import { hideRevision } from './hide-revision'
import { keepThreadOpen } from './keep-thread-open'
import { lockThread } from './lock-thread'
import { makeLinksClickable } from './make-links-clickable'
import { markDuplicate } from './mark-duplicate'
import { mergeThreads } from './merge-threads'
import { moveThread } from './move-thread'
import { openBoardTo } from './open-board-to'
import { openThreadLater } from './open-thread-later'
import { pinThread } from './pin-thread'
import { placeBoard } from './place-board'
import { placeSection } from './place-section'
import { refuseHost } from './refuse-host'
import { removePost } from './remove-post'
import { removeThread } from './remove-thread'
import { renameBoard } from './rename-board'
import { renameRule } from './rename-rule'
import { renameSection } from './rename-section'
import { restorePost } from './restore-post'
import { restoreThread } from './restore-thread'
import { retireRule } from './retire-rule'
import { retitleThread } from './retitle-thread'
import { rewordRule } from './reword-rule'
import { setBoardSettings } from './set-board'
import { setLinkTrust } from './set-link-trust'
import { splitThread } from './split-thread'
import { suspendMember } from './suspend-member'
import { trustHost } from './trust-host'
import { unarchiveBoard } from './unarchive-board'
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
  openThreadLater,
  closeThread,
  keepThreadOpen,
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
  refuseHost,
  trustHost,
  endHostRule,
  setLinkTrust,
  createBoard,
  renameBoard,
  setBoardSettings,
  openBoardTo,
  changeBoardKind,
  placeBoard,
  archiveBoard,
  unarchiveBoard,
  createSection,
  renameSection,
  placeSection,
  addRule,
  rewordRule,
  renameRule,
  retireRule,
] as const
