import { z } from 'zod'
import { counted } from '@/lib/text/counted'
import { postLinksPath } from '@/lib/urls'
import { defineKind } from '../kind'

/** HQ made links in a member’s post clickable. */
export const linksMade = defineKind({
  detail: z.object({ count: z.number().default(1) }),
  sentence: ({ by, detail: { count } }) => `${by ?? 'HQ'} made ${counted(count, 'link')} in your post clickable.`,
  button: ({ thread, post }) => (thread && post ? { href: postLinksPath(post.id), text: 'Look at your links' } : null),
})
