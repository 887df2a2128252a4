'use server'

import { placeOfPost } from '@/app/(board)/place-of-post'
import { withdrawPost } from '@/lib/posts/commands/withdraw-post'
import { withdrawPostInput } from '@/lib/posts/schema'
import { settingsPath } from '@/lib/urls'
import { serverAction } from '@/lib/web/server-action'

export const withdrawPostAction = serverAction({
  limit: 'edit',
  input: withdrawPostInput,
  command: withdrawPost,
  leadsTo: (place) => (place ? placeOfPost(place) : settingsPath),
})
