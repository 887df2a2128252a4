'use server'

import { approveMany, approveManyInput } from '@/lib/moderation/approve-many'
import { heldPostsPath, logAskedPath } from '@/lib/urls'
import { serverAction } from '@/lib/web/server-action'

export const approveManyAction = serverAction({ input: approveManyInput, command: approveMany, leadsTo: (sent) => logAskedPath(heldPostsPath, sent) })
