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

/** Lines on one page. */
export const NOTIFICATIONS_PAGE = 50

const notificationIds = z
  .string('Say which lines.')
  .regex(/^[1-9]\d{0,17}(?:-[1-9]\d{0,17})*$/, 'Those are not the numbers of lines.')
  .transform((list) => list.split('-').map(BigInt))
  .refine((ids) => ids.length <= NOTIFICATIONS_PAGE, `At most ${NOTIFICATIONS_PAGE} lines at once.`)

/** The newest line of the page, and all its lines; a page of an older version names only the first. */
export const readInput = z.object({ upTo: notificationId, shown: notificationIds.optional() })
export type ReadInput = z.infer<typeof readInput>
