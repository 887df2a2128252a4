import { z } from 'zod'
import { counted } from '@/lib/text/counted'
import { defineKind } from '../kind'

/** HQ made links clickable that a member had asked for. */
export const linksAsked = defineKind({
  detail: z.object({ count: z.number().default(1) }),
  sentence: ({ by, detail: { count } }) => `${by ?? 'HQ'} made ${counted(count, 'link')} clickable in a post you asked about. Thank you for asking.`,
})
