import type { FormAction } from '@/lib/platform/form-state'
import { lockThreadAction, makeLinksClickableAction, moveThreadAction, unlockThreadAction } from './actions'

/** The server action of each act, by the word in its address. */
export const ACT_ACTIONS: Readonly<Record<string, FormAction>> = {
  move: moveThreadAction,
  lock: lockThreadAction,
  unlock: unlockThreadAction,
  links: makeLinksClickableAction,
}
