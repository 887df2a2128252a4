'use server'

import { watchThread } from '@/lib/threads/watch'
import { watchInput } from '@/lib/threads/watch-schema'
import { notificationsPath, watchPath } from '@/lib/urls'
import { serverAction } from '@/lib/web/server-action'

export const watchAction = serverAction({ input: watchInput, command: watchThread, leadsTo: ({ id }) => (id ? watchPath(id) : notificationsPath) })
