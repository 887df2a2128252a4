'use server'

import { approvePost } from '@/lib/moderation/actions/approve-post'
import { archiveBoard } from '@/lib/moderation/actions/archive-board'
import { banMember } from '@/lib/moderation/actions/ban-member'
import { calmThread } from '@/lib/moderation/actions/calm-thread'
import { changeBoardKind } from '@/lib/moderation/actions/change-board-kind'
import { closeThread } from '@/lib/moderation/actions/close-thread'
import { createBoard } from '@/lib/moderation/actions/create-board'
import { createSection } from '@/lib/moderation/actions/create-section'
import { editPostAsHq } from '@/lib/moderation/actions/edit-post'
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
import { removePost } from '@/lib/moderation/actions/remove-post'
import { removeThread } from '@/lib/moderation/actions/remove-thread'
import { renameBoard } from '@/lib/moderation/actions/rename-board'
import { renameSection } from '@/lib/moderation/actions/rename-section'
import { restorePost } from '@/lib/moderation/actions/restore-post'
import { restoreThread } from '@/lib/moderation/actions/restore-thread'
import { retitleThread } from '@/lib/moderation/actions/retitle-thread'
import { setBoardSettings } from '@/lib/moderation/actions/set-board'
import { splitThread } from '@/lib/moderation/actions/split-thread'
import { suspendMember } from '@/lib/moderation/actions/suspend-member'
import { unarchiveBoard } from '@/lib/moderation/actions/unarchive-board'
import { unbanMember } from '@/lib/moderation/actions/unban-member'
import { unbumpThread } from '@/lib/moderation/actions/unbump-thread'
import { unlockThread } from '@/lib/moderation/actions/unlock-thread'
import { unpinThread } from '@/lib/moderation/actions/unpin-thread'
import { unsuspendMember } from '@/lib/moderation/actions/unsuspend-member'
import { warnMember } from '@/lib/moderation/actions/warn-member'
import { decideAppeals } from '@/lib/moderation/appeal-decision'
import { decisionInput } from '@/lib/moderation/appeal-schema'
import { blankEntry, blankInput } from '@/lib/moderation/blank'
import { undoInput } from '@/lib/moderation/schema'
import { undoAct } from '@/lib/moderation/undo'
import { decideAppealPath } from '@/lib/urls'
import { serverAction } from '@/lib/web/server-action'
import { placeOfEntry, placeOrDesk } from './place-of-entry'

export const threadMove = serverAction({ input: moveThread.input, command: moveThread.perform, leadsTo: placeOfEntry })
export const threadTitle = serverAction({ input: retitleThread.input, command: retitleThread.perform, leadsTo: placeOfEntry })
export const threadLock = serverAction({ input: lockThread.input, command: lockThread.perform, leadsTo: placeOfEntry })
export const threadUnlock = serverAction({ input: unlockThread.input, command: unlockThread.perform, leadsTo: placeOfEntry })
export const threadOpen = serverAction({ input: openThreadLater.input, command: openThreadLater.perform, leadsTo: placeOfEntry })
export const threadClose = serverAction({ input: closeThread.input, command: closeThread.perform, leadsTo: placeOfEntry })
export const threadUnclose = serverAction({ input: keepThreadOpen.input, command: keepThreadOpen.perform, leadsTo: placeOfEntry })
export const threadPin = serverAction({ input: pinThread.input, command: pinThread.perform, leadsTo: placeOfEntry })
export const threadUnpin = serverAction({ input: unpinThread.input, command: unpinThread.perform, leadsTo: placeOfEntry })
export const threadCalm = serverAction({ input: calmThread.input, command: calmThread.perform, leadsTo: placeOfEntry })
export const threadDuplicate = serverAction({ input: markDuplicate.input, command: markDuplicate.perform, leadsTo: placeOfEntry })
export const threadUnbump = serverAction({ input: unbumpThread.input, command: unbumpThread.perform, leadsTo: placeOfEntry })
export const threadSplit = serverAction({ input: splitThread.input, command: splitThread.perform, leadsTo: placeOfEntry })
export const threadMerge = serverAction({ input: mergeThreads.input, command: mergeThreads.perform, leadsTo: placeOfEntry })
export const threadRemove = serverAction({ input: removeThread.input, command: removeThread.perform, leadsTo: placeOfEntry })
export const threadRestore = serverAction({ input: restoreThread.input, command: restoreThread.perform, leadsTo: placeOfEntry })
export const postApprove = serverAction({ input: approvePost.input, command: approvePost.perform, leadsTo: placeOfEntry })
export const postLinks = serverAction({ input: makeLinksClickable.input, command: makeLinksClickable.perform, leadsTo: placeOfEntry })
export const postEdit = serverAction({ input: editPostAsHq.input, command: editPostAsHq.perform, leadsTo: placeOfEntry })
export const postHide = serverAction({ input: hideRevision.input, command: hideRevision.perform, leadsTo: placeOfEntry })
export const postRemove = serverAction({ input: removePost.input, command: removePost.perform, leadsTo: placeOrDesk })
export const postRestore = serverAction({ input: restorePost.input, command: restorePost.perform, leadsTo: placeOfEntry })
export const memberWarn = serverAction({ input: warnMember.input, command: warnMember.perform, leadsTo: placeOfEntry })
export const memberSuspend = serverAction({ input: suspendMember.input, command: suspendMember.perform, leadsTo: placeOfEntry })
export const memberUnsuspend = serverAction({ input: unsuspendMember.input, command: unsuspendMember.perform, leadsTo: placeOfEntry })
export const memberBan = serverAction({ input: banMember.input, command: banMember.perform, leadsTo: placeOfEntry })
export const memberUnban = serverAction({ input: unbanMember.input, command: unbanMember.perform, leadsTo: placeOfEntry })
export const blank = serverAction({ input: blankInput, command: blankEntry, leadsTo: placeOfEntry })
export const memberGrant = serverAction({ input: grantRole.input, command: grantRole.perform, leadsTo: placeOfEntry })
export const memberRevoke = serverAction({ input: endRole.input, command: endRole.perform, leadsTo: placeOfEntry })
export const siteBoard = serverAction({ input: createBoard.input, command: createBoard.perform, leadsTo: placeOfEntry })
export const boardRename = serverAction({ input: renameBoard.input, command: renameBoard.perform, leadsTo: placeOfEntry })
export const boardSettings = serverAction({ input: setBoardSettings.input, command: setBoardSettings.perform, leadsTo: placeOfEntry })
export const boardReaders = serverAction({ input: openBoardTo.input, command: openBoardTo.perform, leadsTo: placeOfEntry })
export const boardKind = serverAction({ input: changeBoardKind.input, command: changeBoardKind.perform, leadsTo: placeOfEntry })
export const boardPlace = serverAction({ input: placeBoard.input, command: placeBoard.perform, leadsTo: placeOfEntry })
export const boardArchive = serverAction({ input: archiveBoard.input, command: archiveBoard.perform, leadsTo: placeOfEntry })
export const boardUnarchive = serverAction({ input: unarchiveBoard.input, command: unarchiveBoard.perform, leadsTo: placeOfEntry })
export const siteSection = serverAction({ input: createSection.input, command: createSection.perform, leadsTo: placeOfEntry })
export const sectionRename = serverAction({ input: renameSection.input, command: renameSection.perform, leadsTo: placeOfEntry })
export const sectionPlace = serverAction({ input: placeSection.input, command: placeSection.perform, leadsTo: placeOfEntry })
export const undo = serverAction({ input: undoInput, command: undoAct, leadsTo: placeOfEntry })
export const decide = serverAction({ input: decisionInput, command: decideAppeals, leadsTo: ({ id }) => decideAppealPath(id) })
