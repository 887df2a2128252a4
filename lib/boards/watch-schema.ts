import { z } from 'zod'
import { boardId } from '@/lib/platform/ids'

/** `no` ends the watch. */
export const watchBoardInput = z.object({ board: boardId, watch: z.enum(['yes', 'no'], 'Say whether you want to watch it.') })
export type WatchBoardInput = z.infer<typeof watchBoardInput>
