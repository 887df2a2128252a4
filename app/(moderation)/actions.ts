'use server'

import { editPostAsHq } from '@/lib/moderation/actions/edit-post'
import { hideRevision } from '@/lib/moderation/actions/hide-revision'
import { lockThread } from '@/lib/moderation/actions/lock-thread'
import { makeLinksClickable } from '@/lib/moderation/actions/make-links-clickable'
import { moveThread } from '@/lib/moderation/actions/move-thread'
import { unlockThread } from '@/lib/moderation/actions/unlock-thread'
import { undoInput } from '@/lib/moderation/schema'
import { undoAct } from '@/lib/moderation/undo'
import { serverAction } from '@/lib/web/server-action'
import { placeOfEntry } from './place-of-entry'

export const move = serverAction({ input: moveThread.input, command: moveThread.perform, leadsTo: placeOfEntry })
export const lock = serverAction({ input: lockThread.input, command: lockThread.perform, leadsTo: placeOfEntry })
export const unlock = serverAction({ input: unlockThread.input, command: unlockThread.perform, leadsTo: placeOfEntry })
export const links = serverAction({ input: makeLinksClickable.input, command: makeLinksClickable.perform, leadsTo: placeOfEntry })
export const edit = serverAction({ input: editPostAsHq.input, command: editPostAsHq.perform, leadsTo: placeOfEntry })
export const hide = serverAction({ input: hideRevision.input, command: hideRevision.perform, leadsTo: placeOfEntry })
export const undo = serverAction({ input: undoInput, command: undoAct, leadsTo: placeOfEntry })
