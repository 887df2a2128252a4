import { z } from 'zod'
import { defineKind } from '../kind'

/** What a member had appealed against ended by itself. */
export const appealOver = defineKind({
  detail: z.object({}),
  elsewhere: true,
  sentence: () => 'What you had appealed against was over, so your appeal is closed without a decision.',
})
