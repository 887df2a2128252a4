'use server'

import { placeOfPost } from '@/app/(board)/place-of-post'
import { previewBody } from '@/app/preview-body'
import { startThread } from '@/lib/posts/commands/start-thread'
import { personalDataOf } from '@/lib/posts/personal'
import { startThreadInput } from '@/lib/posts/schema'
import { threadPath } from '@/lib/urls'
import { serverAction } from '@/lib/web/server-action'

export const startThreadAction = serverAction({
  limit: 'thread',
  input: startThreadInput,
  command: startThread,
  leadsTo: (post) => (post.held ? placeOfPost(post) : threadPath(post.thread)),
  preview: previewBody,
  asks: personalDataOf,
  drafted: true,
})
