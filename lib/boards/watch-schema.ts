import { z } from 'zod'
import { boardId } from '@/lib/platform/ids'

/** What the form of a watch gives: `watch` says yes, or no to end it. */
export const watchBoardInput = z.object({ board: boardId, watch: z.enum(['yes', 'no'], 'Say whether you want to watch it.') })
export type WatchBoardInput = z.infer<typeof watchBoardInput>
