import { z } from 'zod'
import { threadId } from '@/lib/platform/ids'

/** What the form of a watch gives: `watch` says yes, or no to end it. */
export const watchInput = z.object({ thread: threadId, watch: z.enum(['yes', 'no'], 'Say whether you want to watch it.') })
export type WatchInput = z.infer<typeof watchInput>
