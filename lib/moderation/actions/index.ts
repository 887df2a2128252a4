import { calmThread } from './calm-thread'
import { lockThread } from './lock-thread'
import { makeLinksClickable } from './make-links-clickable'
import { markDuplicate } from './mark-duplicate'
import { moveThread } from './move-thread'
import { pinThread } from './pin-thread'
import { retitleThread } from './retitle-thread'
import { unbumpThread } from './unbump-thread'
import { unlockThread } from './unlock-thread'
import { unpinThread } from './unpin-thread'

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
  makeLinksClickable,
] as const
