'use server'

import { lockThread } from '@/lib/moderation/actions/lock-thread'
import { makeLinksClickable } from '@/lib/moderation/actions/make-links-clickable'
import { moveThread } from '@/lib/moderation/actions/move-thread'
import { unlockThread } from '@/lib/moderation/actions/unlock-thread'
import { undoInput } from '@/lib/moderation/schema'
import { undoAct } from '@/lib/moderation/undo'
import { serverAction } from '@/lib/web/server-action'
import { placeOfEntry } from './place-of-entry'

export const moveThreadAction = serverAction({ input: moveThread.input, command: moveThread.perform, leadsTo: placeOfEntry })
export const lockThreadAction = serverAction({ input: lockThread.input, command: lockThread.perform, leadsTo: placeOfEntry })
export const unlockThreadAction = serverAction({ input: unlockThread.input, command: unlockThread.perform, leadsTo: placeOfEntry })
export const makeLinksClickableAction = serverAction({ input: makeLinksClickable.input, command: makeLinksClickable.perform, leadsTo: placeOfEntry })
export const undoAction = serverAction({ input: undoInput, command: undoAct, leadsTo: placeOfEntry })
