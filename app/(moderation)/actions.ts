'use server'

import { addRule } from '@/lib/moderation/actions/add-rule'
import { approvePost } from '@/lib/moderation/actions/approve-post'
import { archiveBoard } from '@/lib/moderation/actions/archive-board'
import { banMember } from '@/lib/moderation/actions/ban-member'
import { calmThread } from '@/lib/moderation/actions/calm-thread'
import { changeBoardKind } from '@/lib/moderation/actions/change-board-kind'
import { closeThread } from '@/lib/moderation/actions/close-thread'
import { createBoard } from '@/lib/moderation/actions/create-board'
import { createSection } from '@/lib/moderation/actions/create-section'
import { editPostAsHq } from '@/lib/moderation/actions/edit-post'
import { endHostRule } from '@/lib/moderation/actions/end-host-rule'
import { endRole } from '@/lib/moderation/actions/end-role'
import { grantRole } from '@/lib/moderation/actions/grant-role'
import { hideRevision } from '@/lib/moderation/actions/hide-revision'
import { keepThreadOpen } from '@/lib/moderation/actions/keep-thread-open'
import { lockThread } from '@/lib/moderation/actions/lock-thread'
import { makeLinksClickable } from '@/lib/moderation/actions/make-links-clickable'
import { markDuplicate } from '@/lib/moderation/actions/mark-duplicate'
import { mergeThreads } from '@/lib/moderation/actions/merge-threads'
import { moveThread } from '@/lib/moderation/actions/move-thread'
import { openBoardTo } from '@/lib/moderation/actions/open-board-to'
import { openThreadLater } from '@/lib/moderation/actions/open-thread-later'
import { pinThread } from '@/lib/moderation/actions/pin-thread'
import { placeBoard } from '@/lib/moderation/actions/place-board'
import { placeSection } from '@/lib/moderation/actions/place-section'
import { refuseHost } from '@/lib/moderation/actions/refuse-host'
import { removePost } from '@/lib/moderation/actions/remove-post'
import { removeThread } from '@/lib/moderation/actions/remove-thread'
import { renameBoard } from '@/lib/moderation/actions/rename-board'
import { renameRule } from '@/lib/moderation/actions/rename-rule'
import { renameSection } from '@/lib/moderation/actions/rename-section'
import { restorePost } from '@/lib/moderation/actions/restore-post'
import { restoreThread } from '@/lib/moderation/actions/restore-thread'
import { retireRule } from '@/lib/moderation/actions/retire-rule'
import { retitleThread } from '@/lib/moderation/actions/retitle-thread'
import { rewordRule } from '@/lib/moderation/actions/reword-rule'
import { setBoardSettings } from '@/lib/moderation/actions/set-board'
import { setLinkTrust } from '@/lib/moderation/actions/set-link-trust'
import { splitThread } from '@/lib/moderation/actions/split-thread'
import { suspendMember } from '@/lib/moderation/actions/suspend-member'
import { trustHost } from '@/lib/moderation/actions/trust-host'
import { unarchiveBoard } from '@/lib/moderation/actions/unarchive-board'
import { unbanMember } from '@/lib/moderation/actions/unban-member'
import { unbumpThread } from '@/lib/moderation/actions/unbump-thread'
import { unlockThread } from '@/lib/moderation/actions/unlock-thread'
import { unpinThread } from '@/lib/moderation/actions/unpin-thread'
import { unsuspendMember } from '@/lib/moderation/actions/unsuspend-member'
import { warnMember } from '@/lib/moderation/actions/warn-member'
import { decideAppeals } from '@/lib/moderation/appeals/appeal-decision'
import { decisionInput } from '@/lib/moderation/appeals/appeal-schema'
import { followLinks } from '@/lib/moderation/links/follow-links'
import { blankEntry, blankInput } from '@/lib/moderation/log/blank'
import { undoInput } from '@/lib/moderation/schema'
import { undoAct } from '@/lib/moderation/undo'
import { decideAppealPath, hostTrustedPath } from '@/lib/urls'
import { serverAction } from '@/lib/web/server-action'
import { placeOfEntry, placeOrDesk } from './place-of-entry'
import { serverAct } from './server-act'

export const threadMove = serverAct(moveThread)
export const threadTitle = serverAct(retitleThread)
export const threadLock = serverAct(lockThread)
export const threadUnlock = serverAct(unlockThread)
export const threadOpen = serverAct(openThreadLater)
export const threadClose = serverAct(closeThread)
export const threadUnclose = serverAct(keepThreadOpen)
export const threadPin = serverAct(pinThread)
export const threadUnpin = serverAct(unpinThread)
export const threadCalm = serverAct(calmThread)
export const threadDuplicate = serverAct(markDuplicate)
export const threadUnbump = serverAct(unbumpThread)
export const threadSplit = serverAct(splitThread)
export const threadMerge = serverAct(mergeThreads)
export const threadRemove = serverAct(removeThread)
export const threadRestore = serverAct(restoreThread)
export const postApprove = serverAct(approvePost)
export const postLinks = serverAct(makeLinksClickable, placeOfEntry, { follow: followLinks })
export const postEdit = serverAct(editPostAsHq)
export const postHide = serverAct(hideRevision)
export const postRemove = serverAct(removePost, placeOrDesk)
export const postRestore = serverAct(restorePost)
export const memberWarn = serverAct(warnMember)
export const memberSuspend = serverAct(suspendMember)
export const memberUnsuspend = serverAct(unsuspendMember)
export const memberBan = serverAct(banMember)
export const memberUnban = serverAct(unbanMember)
export const blank = serverAction({ limit: 'act', input: blankInput, command: blankEntry, leadsTo: placeOfEntry })
export const memberGrant = serverAct(grantRole)
export const memberRevoke = serverAct(endRole)
export const linksRefuse = serverAct(refuseHost)
export const linksTrust = serverAct(trustHost, (_entry, { host }) => hostTrustedPath(host))
export const linksEnd = serverAct(endHostRule)
export const linksClickable = serverAct(setLinkTrust)
export const siteBoard = serverAct(createBoard)
export const boardRename = serverAct(renameBoard)
export const boardSettings = serverAct(setBoardSettings)
export const boardReaders = serverAct(openBoardTo)
export const boardKind = serverAct(changeBoardKind)
export const boardPlace = serverAct(placeBoard)
export const boardArchive = serverAct(archiveBoard)
export const boardUnarchive = serverAct(unarchiveBoard)
export const siteSection = serverAct(createSection)
export const sectionRename = serverAct(renameSection)
export const sectionPlace = serverAct(placeSection)
export const siteRule = serverAct(addRule)
export const ruleReword = serverAct(rewordRule)
export const ruleRename = serverAct(renameRule)
export const ruleRetire = serverAct(retireRule)
export const undo = serverAction({ limit: 'act', input: undoInput, command: undoAct, leadsTo: placeOfEntry })
export const decide = serverAction({ limit: 'act', input: decisionInput, command: decideAppeals, leadsTo: ({ id }) => decideAppealPath(id) })
