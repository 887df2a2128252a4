import { defineJob, SECOND_MS } from '@/lib/jobs/define-job'
import { env } from '@/lib/platform/env'
import { forgetOldCopies } from './commands'
import { sendLetters } from './mail/send-letters'

/** A letter that was taken belongs to one node until its next try: a run that is cut off or comes twice sends nothing that another run has taken. */
export const sendLettersJob = defineJob({
  name: 'send-letters',
  every: 2 * SECOND_MS,
  limit: 300,
  wanted: () => env().mail !== null,
  run: (_given, { signal }) => sendLetters(signal),
})

export const forgetOldCopiesJob = defineJob({ name: 'forget-old-copies', every: 3600 * SECOND_MS, run: forgetOldCopies })
