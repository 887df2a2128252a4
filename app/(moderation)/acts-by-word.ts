import type { FormAction } from '@/lib/platform/form-state'
import { lockThreadAction, makeLinksClickableAction, moveThreadAction, unlockThreadAction } from './actions'

/** The server action of each act, by the word in its address. */
export const ACTS_BY_WORD: Readonly<Record<string, FormAction>> = {
  move: moveThreadAction,
  lock: lockThreadAction,
  unlock: unlockThreadAction,
  links: makeLinksClickableAction,
}
