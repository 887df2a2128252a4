'use server'

import { calmThread } from '@/lib/moderation/actions/calm-thread'
import { lockThread } from '@/lib/moderation/actions/lock-thread'
import { makeLinksClickable } from '@/lib/moderation/actions/make-links-clickable'
import { markDuplicate } from '@/lib/moderation/actions/mark-duplicate'
import { mergeThreads } from '@/lib/moderation/actions/merge-threads'
import { moveThread } from '@/lib/moderation/actions/move-thread'
import { pinThread } from '@/lib/moderation/actions/pin-thread'
import { retitleThread } from '@/lib/moderation/actions/retitle-thread'
import { splitThread } from '@/lib/moderation/actions/split-thread'
import { unbumpThread } from '@/lib/moderation/actions/unbump-thread'
import { unlockThread } from '@/lib/moderation/actions/unlock-thread'
import { unpinThread } from '@/lib/moderation/actions/unpin-thread'
import { undoInput } from '@/lib/moderation/schema'
import { undoAct } from '@/lib/moderation/undo'
import { serverAction } from '@/lib/web/server-action'
import { placeOfEntry } from './place-of-entry'

export const move = serverAction({ input: moveThread.input, command: moveThread.perform, leadsTo: placeOfEntry })
export const lock = serverAction({ input: lockThread.input, command: lockThread.perform, leadsTo: placeOfEntry })
export const unlock = serverAction({ input: unlockThread.input, command: unlockThread.perform, leadsTo: placeOfEntry })
export const links = serverAction({ input: makeLinksClickable.input, command: makeLinksClickable.perform, leadsTo: placeOfEntry })
export const calm = serverAction({ input: calmThread.input, command: calmThread.perform, leadsTo: placeOfEntry })
export const duplicate = serverAction({ input: markDuplicate.input, command: markDuplicate.perform, leadsTo: placeOfEntry })
export const pin = serverAction({ input: pinThread.input, command: pinThread.perform, leadsTo: placeOfEntry })
export const unpin = serverAction({ input: unpinThread.input, command: unpinThread.perform, leadsTo: placeOfEntry })
export const title = serverAction({ input: retitleThread.input, command: retitleThread.perform, leadsTo: placeOfEntry })
export const unbump = serverAction({ input: unbumpThread.input, command: unbumpThread.perform, leadsTo: placeOfEntry })
export const split = serverAction({ input: splitThread.input, command: splitThread.perform, leadsTo: placeOfEntry })
export const merge = serverAction({ input: mergeThreads.input, command: mergeThreads.perform, leadsTo: placeOfEntry })
export const undo = serverAction({ input: undoInput, command: undoAct, leadsTo: placeOfEntry })
