import { z } from 'zod'
import { change, record } from '@/lib/events/commands'
import type { Viewer } from '@/lib/identity/viewer'
import { boardId } from '@/lib/platform/ids'
import { ensure, found } from '@/lib/platform/refusal'

const MOST_WORDS = 100
const LONGEST_WORD = 40

/** Words or short phrases, one on a line. */
const heldWords = z
  .string()
  .default('')
  .transform((typed) => [...new Set(typed.split(/\r?\n/).map((word) => word.normalize('NFKC').trim().toLowerCase()))].filter((word) => word !== ''))
  .refine((words) => words.length <= MOST_WORDS, `At most ${MOST_WORDS} words.`)
  .refine((words) => words.every((word) => word.length <= LONGEST_WORD), `A word or phrase has at most ${LONGEST_WORD} characters; write one on each line.`)

export const holdsInput = z.object({
  board: boardId,
  holds: z.enum(['nobody', 'newcomers', 'links'], 'Choose whose posts wait for HQ.'),
  heldWords,
})
export type HoldsInput = z.infer<typeof holdsInput>

/** Says whose posts wait on a board until HQ has looked at them, and for which words anybody's do; an admin alone may. What waits already goes on waiting. */
export async function setHolds(viewer: Viewer, { board: id, holds, heldWords: words }: HoldsInput): Promise<void> {
  ensure(viewer.kind === 'guest' ? 'signed_out' : viewer.isAdmin ? 'yes' : 'not_allowed')
  const actorId = viewer.kind === 'member' ? viewer.id : null
  await change(async (tx) => {
    const from = found(await tx.board.findUnique({ where: { id }, select: { holds: true, heldWords: true } }))
    await tx.board.update({ where: { id }, data: { holds, heldWords: words } })
    await record(tx, { kind: 'board.holds', actorId, boardId: id, detail: { from, to: { holds, heldWords: words } } })
  })
}
