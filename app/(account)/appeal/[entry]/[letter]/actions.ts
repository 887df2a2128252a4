'use server'

import { letterAppealInput } from '@/lib/moderation/appeals/appeal-schema'
import { appealByLetter } from '@/lib/moderation/appeals/appeals'
import { appealPath } from '@/lib/urls'
import { serverAction } from '@/lib/web/server-action'

export const letterAppealAction = serverAction({
  limit: 'appeal',
  input: letterAppealInput,
  command: appealByLetter,
  leadsTo: ({ id }, { letter }) => appealPath(id, letter),
})
