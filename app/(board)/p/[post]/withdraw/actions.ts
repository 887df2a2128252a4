'use server'

import { withdrawPost } from '@/lib/posts/commands/withdraw-post'
import { withdrawPostInput } from '@/lib/posts/schema'
import { postInThreadPath } from '@/lib/urls'
import { serverAction } from '@/lib/web/server-action'

export const withdrawPostAction = serverAction({
  input: withdrawPostInput,
  command: withdrawPost,
  leadsTo: ({ thread, number }) => postInThreadPath(thread, number),
})
