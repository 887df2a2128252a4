import { z } from 'zod'
import { problemsOf } from '@/lib/platform/form-state'
import { staffLog } from '@/lib/routes'
import { ruleOf } from '../rules'

const { action, board, month, before } = staffLog.query

/** A choice that a plain form sends empty where nothing was chosen. */
function chosen<T>(field: z.ZodType<T>) {
  return z.preprocess((given) => (given === '' ? undefined : given), field.optional())
}

export const NO_BOARD = 'There is no such board that you can read. Choose another.'

/** What of the log is wanted: an act, a board, a rule, a month (British time), and what comes after a place in it (for staff: what is older than an entry). */
export const logInput = z.object({
  action: chosen(z.string().regex(action, 'There is no such action. Choose another.')),
  board: chosen(z.string().regex(board, NO_BOARD)),
  rule: chosen(z.string().refine((code) => ruleOf(code) !== undefined, 'There is no such rule. Choose another.')),
  month: chosen(z.string().regex(month, 'There is no such month. Choose another.')),
  before: chosen(z.string().regex(before)),
})

export type LogInput = z.infer<typeof logInput>

/** The choices of an address, and what is wrong with those that cannot be followed, by field. A place that is none is the beginning. */
export function readLogInput(given: Readonly<Record<string, string | undefined>>): { asked: LogInput; wrong: LogWrong } {
  const read = logInput.safeParse(given)
  if (read.success) return { asked: read.data, wrong: {} }
  const { before: _begin, ...wrong } = problemsOf(read.error)
  const fine = Object.entries(given).filter(([name]) => !(name in problemsOf(read.error)))
  return { asked: logInput.parse(Object.fromEntries(fine)), wrong }
}

export type LogWrong = Readonly<Record<string, string>>
