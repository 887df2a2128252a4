import { z } from 'zod'
import { threadId } from '@/lib/platform/ids'
import { Refusal } from '@/lib/platform/refusal'

/** A thread as a moderator names it: by an address of it, or by its bare number. */
export function threadAddress(asked: string) {
  return z
    .string(asked)
    .trim()
    .transform((typed) => /(?:^|\/t\/)([1-9]\d{0,18})(?:[/?#].*)?$/.exec(typed)?.[1] ?? typed)
    .pipe(threadId)
}

const SENTENCES = {
  no_such_thread: 'There is no such thread, or it is not open to you. Please look at its address again.',
  leads_elsewhere: 'That thread leads to another one itself. Please name the one where the talk goes on.',
  no_such_board: 'There is no such board, or it is not open to you. Please choose another.',
} as const

/** What a form names is not there: refused at the field that names it. */
export function notThere(code: keyof typeof SENTENCES, field: string): Refusal {
  return new Refusal(code, { [field]: SENTENCES[code] })
}
