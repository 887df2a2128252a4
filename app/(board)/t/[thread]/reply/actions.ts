'use server'

import { previewBody } from '@/app/preview-body'
import { reply } from '@/lib/posts/commands/reply'
import { personalDataOf } from '@/lib/posts/personal'
import { replyInput } from '@/lib/posts/schema'
import { postInThreadPath } from '@/lib/urls'
import { serverAction } from '@/lib/web/server-action'

export const replyAction = serverAction({
  input: replyInput,
  command: reply,
  leadsTo: ({ thread, number }) => postInThreadPath(thread, number),
  preview: previewBody,
  asks: personalDataOf,
  drafted: true,
})
