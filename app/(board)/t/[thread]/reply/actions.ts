'use server'

import { placeOfPost } from '@/app/(board)/place-of-post'
import { previewBody } from '@/app/preview-body'
import { reply } from '@/lib/posts/commands/reply'
import { personalDataOf } from '@/lib/posts/personal'
import { replyInput } from '@/lib/posts/schema'
import { serverAction } from '@/lib/web/server-action'

export const replyAction = serverAction({
  limit: 'reply',
  input: replyInput,
  command: reply,
  leadsTo: placeOfPost,
  preview: previewBody,
  asks: personalDataOf,
  drafted: true,
})
