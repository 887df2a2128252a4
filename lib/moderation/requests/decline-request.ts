import { canRead } from '@/lib/boards/policy'
import { change, record } from '@/lib/events/commands'
import { isStaff } from '@/lib/identity/policy'
import { sightOf, type Viewer } from '@/lib/identity/viewer'
import { tell } from '@/lib/notifications/commands'
import { now } from '@/lib/platform/clock'
import { db, type Tx } from '@/lib/platform/db'
import { all, ensure, found, Refusal, type Verdict } from '@/lib/platform/refusal'
import { holdThread } from '@/lib/threads/queries'
import { threadPath } from '@/lib/urls'
import { canKeep } from '../policy'
import { actsAsHq } from '../staff-name'
import { labelOf, OPEN } from './request-answers'
import type { DeclineInput } from './request-schema'

/** HQ says no to what a starter asked, with a message that nobody else reads. The starter may ask again. */
export async function declineRequest(viewer: Viewer, { request: id, words: answer }: DeclineInput): Promise<{ id: bigint }> {
  if (viewer.kind === 'guest') throw new Refusal('signed_out')
  return change(async (tx) => {
    await holdThread(tx, found(await findRequest(tx, viewer, id)).thread.id)
    const request = found(await findRequest(tx, viewer, id)) // again, now that nobody can answer it under us
    if (request.answer === answer) return { id }
    ensure(canDecline(viewer, request))
    const { count } = await tx.request.updateMany({ where: { id, ...OPEN }, data: { declinedAt: now(), answer } })
    ensure(count === 1 ? 'yes' : 'already_done')
    const name = (await actsAsHq(tx, viewer)) ? undefined : String(viewer.nameId)
    const { thread, memberId, act } = request
    await tell(tx, { memberId, kind: 'request.declined', key: `request:${id}`, threadId: thread.id, detail: { request: String(id), name, what: labelOf(act) } })
    await record(tx, { kind: 'request.declined', actorId: viewer.id, boardId: thread.board.id, threadId: thread.id, detail: { request: String(id) } })
    return { id }
  })
}

/** What the page shows on which a request is declined; null for everyone who could not answer it. */
export async function findDeclinePage(viewer: Viewer, id: bigint) {
  const request = isStaff(viewer) ? await findRequest(db(), viewer, id) : null
  if (!request || canKeep(viewer, request.thread.board.id) !== 'yes') return null
  const { thread, act, words } = request
  return { id, label: labelOf(act), words, place: { href: threadPath(thread), text: thread.title }, verdict: canDecline(viewer, request) }
}

type Found = NonNullable<Awaited<ReturnType<typeof findRequest>>>

function canDecline(viewer: Viewer, { thread, entryId, declinedAt }: Found): Verdict {
  return all(canKeep(viewer, thread.board.id), (entryId ?? declinedAt) ? 'already_done' : 'yes')
}

async function findRequest(tx: Tx, viewer: Viewer, id: bigint) {
  const request = await tx.request.findUnique({
    where: { id },
    select: {
      act: true,
      words: true,
      memberId: true,
      entryId: true,
      declinedAt: true,
      answer: true,
      thread: { select: { id: true, slug: true, title: true, board: { select: { id: true, readableBy: true } } } },
    },
  })
  return request && canRead(sightOf(viewer), request.thread.board) ? request : null
}
