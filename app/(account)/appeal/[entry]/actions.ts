'use server'

import { appealInput } from '@/lib/moderation/appeals/appeal-schema'
import { appeal } from '@/lib/moderation/appeals/appeals'
import { appealPath } from '@/lib/urls'
import { serverAction } from '@/lib/web/server-action'

export const appealAction = serverAction({ limit: 'appeal', input: appealInput, command: appeal, leadsTo: ({ id }) => appealPath(id) })
