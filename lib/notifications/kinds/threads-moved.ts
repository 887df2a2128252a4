import { z } from 'zod'
import { counted } from '@/lib/text/counted'
import { defineKind } from '../kind'

/** Threads that were moved in one sending; `to` is how lines from before they were data name the board. */
export const threadsMoved = defineKind({
  detail: z.object({
    count: z.number().default(1),
    entries: z.array(z.string().regex(/^\d+$/)).default([]),
    board: z.string().optional(),
    to: z.string().optional(),
  }),
  elsewhere: true,
  sentence({ detail: { count, to }, by, board, why }) {
    const threads = count === 1 ? 'a thread' : counted(count, 'thread')
    return `${by ?? 'HQ'} moved ${threads} that you wrote in or watch to ${board ?? to ?? 'another board'}.${why && ` Reason: ${why}`}`
  },
})
