'use server'

import { actOnMany } from '@/lib/moderation/bulk/bulk'
import { bulkInput } from '@/lib/moderation/bulk/bulk-schema'
import { bulkPath } from '@/lib/urls'
import { serverAction } from '@/lib/web/server-action'

export const bulkAction = serverAction({ limit: 'act', input: bulkInput, command: actOnMany, leadsTo: ({ kind, of, ...sent }) => bulkPath(kind, of, sent) })
