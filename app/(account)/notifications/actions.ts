'use server'

import { markRead } from '@/lib/notifications/commands'
import { readInput } from '@/lib/notifications/schema'
import { notificationsPath } from '@/lib/urls'
import { serverAction } from '@/lib/web/server-action'

export const markReadAction = serverAction({ input: readInput, command: markRead, leadsTo: () => notificationsPath })
