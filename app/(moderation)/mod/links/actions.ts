'use server'

import { makeManyClickable, makeManyInput } from '@/lib/moderation/bulk/link-many'
import { followLinks } from '@/lib/moderation/links/follow-links'
import { linksSentPath } from '@/lib/urls'
import { serverAction } from '@/lib/web/server-action'

export const manyLinksAction = serverAction({
  limit: 'act',
  input: makeManyInput,
  command: makeManyClickable,
  leadsTo: linksSentPath,
  presses: { follow: followLinks },
})
