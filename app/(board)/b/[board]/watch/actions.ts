'use server'

import { watchBoard } from '@/lib/boards/watch'
import { watchBoardInput } from '@/lib/boards/watch-schema'
import { watchBoardPath } from '@/lib/urls'
import { serverAction } from '@/lib/web/server-action'

export const watchBoardAction = serverAction({ input: watchBoardInput, command: watchBoard, leadsTo: ({ slug }) => watchBoardPath(slug) })
