'use server'

import { declineRequest } from '@/lib/moderation/requests/decline-request'
import { declineInput } from '@/lib/moderation/requests/request-schema'
import { deskPath } from '@/lib/urls'
import { serverAction } from '@/lib/web/server-action'

export const declineAction = serverAction({ limit: 'act', input: declineInput, command: declineRequest, leadsTo: () => deskPath })
