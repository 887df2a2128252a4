import { defineJob, SECOND_MS } from '@/lib/jobs/define-job'
import { tellNews } from './tell-news'

/** News waits in a table of its own, and is deleted in the transaction that notifies of it: once each, though jobs may run twice. */
export const tellNewsJob = defineJob({ name: 'tell-news', every: 2 * SECOND_MS, run: tellNews })
