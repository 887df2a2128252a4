'use server'

import { requestInput } from '@/lib/moderation/request-schema'
import { askHq } from '@/lib/moderation/requests'
import { askHqPath } from '@/lib/urls'
import { serverAction } from '@/lib/web/server-action'

export const askHqAction = serverAction({ input: requestInput, command: askHq, leadsTo: ({ id }) => askHqPath(id) })
