import { z } from 'zod'
import { counted } from '@/lib/text/counted'
import { defineKind } from '../kind'

/** New threads on a board that a member watches. */
export const threads = defineKind({
  detail: z.object({ count: z.number().int().positive(), board: z.string() }),
  sentence: ({ detail: { count }, board }) => `${counted(count, 'new thread')} on ${board ?? 'a board that is not open to you now'}.`,
})
