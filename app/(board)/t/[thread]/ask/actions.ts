'use server'

import { requestInput } from '@/lib/moderation/requests/request-schema'
import { askHq } from '@/lib/moderation/requests/requests'
import { askHqPath } from '@/lib/urls'
import { serverAction } from '@/lib/web/server-action'

export const askHqAction = serverAction({ limit: 'request', input: requestInput, command: askHq, leadsTo: ({ id }) => askHqPath(id) })
