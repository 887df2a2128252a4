import { z } from 'zod'
import { staffLog } from '@/lib/routes'
import { ruleOf } from '../rules'

const { action, board, month, before } = staffLog.query

/** A choice that a plain form sends empty where nothing was chosen. */
function chosen<T>(field: z.ZodType<T>) {
  return z.preprocess((given) => (given === '' ? undefined : given), field.optional())
}

/** What of the log is wanted: an act, a board, a rule, a month (British time), and what comes after a place in it (for staff: what is older than an entry). */
export const logInput = z.object({
  action: chosen(z.string().regex(action)),
  board: chosen(z.string().regex(board)),
  rule: chosen(z.string().refine((code) => ruleOf(code) !== undefined)),
  month: chosen(z.string().regex(month)),
  before: chosen(z.string().regex(before)),
})

export type LogInput = z.infer<typeof logInput>
