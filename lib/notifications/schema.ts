import { z } from 'zod'

export type NotificationKind =
  | 'act'
  | 'threads.moved'
  | 'mention'
  | 'quote'
  | 'links.made'
  | 'links.asked'
  | 'appeal.over'
  | 'request.declined'
  | 'request.closed'
  | 'held'
  | 'posts'
  | 'threads'

const notificationId = z
  .string('Say up to which line.')
  .regex(/^[1-9]\d{0,17}$/, 'That is not the number of a line.')
  .transform((digits) => BigInt(digits))

export const readInput = z.object({ upTo: notificationId })
export type ReadInput = z.infer<typeof readInput>
