import { z } from 'zod'
import { ruleOf } from '../rules'

/** A choice that a plain form sends empty where nothing was chosen. */
function chosen<T>(field: z.ZodType<T>) {
  return z.preprocess((given) => (given === '' ? undefined : given), field.optional())
}

/** What of the log is wanted: an act, a board, a rule, a month (British time), and what comes after a place in it (for staff: what is older than an entry). */
export const logInput = z.object({
  action: chosen(z.string().regex(/^[a-z]+\.[a-z]+$/)),
  board: chosen(z.string().regex(/^[a-z0-9-]{1,100}$/)),
  rule: chosen(z.string().refine((code) => ruleOf(code) !== undefined)),
  month: chosen(z.string().regex(/^20\d{2}-(0[1-9]|1[0-2])$/)),
  before: chosen(z.string().regex(/^\d{1,15}(\.\d{1,6})?$/)),
})

export type LogInput = z.infer<typeof logInput>
