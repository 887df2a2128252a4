import type { z } from 'zod'
import { now } from '@/lib/platform/clock'
import type { Tx } from '@/lib/platform/db'
import { counted } from '@/lib/text/counted'
import { UNDO_DAYS } from '@/lib/threads/entry-line'
import { refusedElsewhere } from '../links/refused-elsewhere'
import type { moveDetail } from './move-schema'

type Moving = {
  thread: { id: bigint; board: { id: bigint; name: string }; postCount: number; pinnedAt: Date | null; lockedAt: Date | null; removedAt: Date | null }
}

/** What a move will do, in true numbers. */
export async function moveConsequences(tx: Tx, { thread }: Moving): Promise<string[]> {
  const people = await tx.post.groupBy({ by: ['nameId'], where: { threadId: thread.id, withdrawnAt: null, removedAt: null } })
  const waiting = await tx.postLink.count({ where: { state: 'plain', post: { threadId: thread.id, removedAt: null, withdrawnAt: null } } })
  const aliases = await tx.urlAlias.count({ where: { threadId: thread.id } })
  return [
    `The address of the thread and of all its posts stays the same${aliases ? `; ${counted(aliases, 'older address', 'older addresses')} lead here too` : ''}.`,
    `${counted(thread.postCount, 'post', 'posts')} by ${counted(people.length, 'person', 'people')} move with it; anyone writing a reply lands in the right place.`,
    toldOf(thread, await tx.watch.count({ where: { threadId: thread.id, suspendedAt: null } })),
    'The thread says who moved it, from where, to where and why; so does the public log.',
    `A signpost in ${thread.board.name} leads there for as long as you choose below.`,
    ...(thread.pinnedAt ? ['It is pinned here; the pin does not move with it.'] : []),
    ...(thread.lockedAt ? ['It is locked and stays locked.'] : []),
    ...(waiting ? [`${counted(waiting, 'link is', 'links are')} waiting to be made clickable.`] : []),
    ...(await refusedElsewhere(tx, thread)),
    `You can undo this for ${UNDO_DAYS} days.`,
  ]
}

function toldOf({ lockedAt, removedAt }: Moving['thread'], watchers: number): string {
  if (lockedAt ?? removedAt) return `Nobody is notified, because the thread is ${removedAt ? 'removed' : 'locked'}.`
  return `The OP, everyone who has posted and ${counted(watchers, 'watcher')} are notified, once each, unless they cannot read it.`
}

/** What taking a move back does beyond the thread itself. */
export function undoMoveConsequences({ pinnedAt, pinnedUntil, many }: z.infer<typeof moveDetail>): string[] {
  const pinned = pinnedAt !== null && (pinnedUntil === null || new Date(pinnedUntil) > now())
  return [
    'The thread is on its former board again, at the same address; the signpost that pointed to it from there goes.',
    ...(pinned ? ['It is pinned there as it was.'] : []),
    'Members who watch it and may read it there go on watching it; its links show as the rules of that board say.',
    ...(many ? ['Each of those who wrote in it or watch it is notified that it is back.'] : []),
  ]
}
