import { z } from 'zod'
import { counted } from '@/lib/text/counted'
import { defineKind } from '../kind'

/** New posts in a watched thread: one line, which counts on until it is read and leads to the first of them. */
export const posts = defineKind({
  detail: z.object({ count: z.number().int().positive(), board: z.string().optional() }),
  sentence({ detail: { count }, thread }) {
    return thread ? `${counted(count, 'new post')} in “${thread.title}”.` : `${counted(count, 'new post')} in a thread that you watch.`
  },
})
