import { z } from 'zod'
import { boardId, formKey, threadId } from '@/lib/platform/ids'
import { normaliseSource } from '@/lib/text/source'
import { threadTitle } from '@/lib/threads/schema'

/** Longest post, in characters. */
export const POST_MAX_LENGTH = 100_000

const body = z
  .string('Write something in the post.')
  .refine((text) => normaliseSource(text) !== '', 'Write something in the post.')
  .refine((text) => [...normaliseSource(text)].length <= POST_MAX_LENGTH, `A post has at most ${POST_MAX_LENGTH.toLocaleString('en-GB')} characters.`)

/** The box "post as HQ", which counts only for those who may. */
const voice = z.enum(['personal', 'hq']).default('personal')

export const replyInput = z.object({ thread: threadId, key: formKey, body, voice })
export type ReplyInput = z.infer<typeof replyInput>

export const startThreadInput = z.object({ board: boardId, key: formKey, title: threadTitle, body, voice })
export type StartThreadInput = z.infer<typeof startThreadInput>
