'use server'

import { moveMany, moveManyInput } from '@/lib/moderation/bulk/move-many'
import { manyMovedPath } from '@/lib/urls'
import { serverAction } from '@/lib/web/server-action'

export const moveManyAction = serverAction({ limit: 'act', input: moveManyInput, command: moveMany, leadsTo: manyMovedPath })
