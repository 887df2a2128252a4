'use server'

import { placeOfPost } from '@/app/(board)/place-of-post'
import { previewBody } from '@/app/preview-body'
import { editPost } from '@/lib/posts/commands/edit-post'
import { personalDataOf } from '@/lib/posts/personal'
import { editPostInput } from '@/lib/posts/schema'
import { serverAction } from '@/lib/web/server-action'

export const editPostAction = serverAction({
  limit: 'edit',
  input: editPostInput,
  command: editPost,
  leadsTo: placeOfPost,
  preview: previewBody,
  asks: personalDataOf,
  drafted: true,
})
