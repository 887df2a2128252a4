import type { Tx } from '@/lib/platform/db'
import { counted } from '@/lib/text/counted'
import { listDuplicates } from '../leading'
import { refusedElsewhere } from '../links/refused-elsewhere'

/** What else a merge does to what belongs to the thread that goes, with numbers. */
export async function alsoGoing(tx: Tx, thread: { id: bigint; board: { id: bigint } }): Promise<string[]> {
  const led = (await listDuplicates(tx, thread.id)).length + (await tx.thread.count({ where: { mergedIntoId: thread.id } }))
  const requests = await tx.request.count({ where: { threadId: thread.id, entryId: null, declinedAt: null } })
  return [
    ...(led > 0 ? [`${counted(led, 'thread that leads', 'threads that lead')} here will lead there.`] : []),
    ...(requests > 0 ? [`${counted(requests, 'open request', 'open requests')} about this thread ${requests === 1 ? 'is' : 'are'} closed.`] : []),
    'A lock, a pin or an end that was set for this thread does not go with the posts.',
    ...(await refusedElsewhere(tx, thread)),
  ]
}
