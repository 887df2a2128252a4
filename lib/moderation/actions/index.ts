import { editPostAsHq } from './edit-post'
import { hideRevision } from './hide-revision'
import { lockThread } from './lock-thread'
import { makeLinksClickable } from './make-links-clickable'
import { moveThread } from './move-thread'
import { unlockThread } from './unlock-thread'

/** Every act of a moderator, in the order of the menu. */
export const moderationActions = [moveThread, lockThread, unlockThread, makeLinksClickable, editPostAsHq, hideRevision] as const
