'use server'

import { previewBody } from '@/app/preview-body'
import { editPost } from '@/lib/posts/commands/edit-post'
import { personalDataOf } from '@/lib/posts/personal'
import { editPostInput } from '@/lib/posts/schema'
import { postInThreadPath } from '@/lib/urls'
import { serverAction } from '@/lib/web/server-action'

export const editPostAction = serverAction({
  input: editPostInput,
  command: editPost,
  leadsTo: ({ thread, number }) => postInThreadPath(thread, number),
  preview: previewBody,
  asks: personalDataOf,
  drafted: true,
})
