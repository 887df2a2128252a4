import { defineJob, SECOND_MS } from '@/lib/jobs/define-job'
import { tellNews } from './tell-news'

/** What waits to be told lies in a table of its own, and goes in the transaction that tells it: each once, though jobs may run twice. */
export const tellNewsJob = defineJob({ name: 'tell-news', every: 2 * SECOND_MS, run: tellNews })
