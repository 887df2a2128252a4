import { z } from 'zod'
import { heldPostPath } from '@/lib/urls'
import { defineKind } from '../kind'

/** A member’s post waits for HQ. */
export const held = defineKind({
  detail: z.object({}),
  elsewhere: true,
  sentence: () => 'Your post waits for HQ to look at it. Until then only you and HQ see it.',
  button: ({ post }) => (post ? { href: heldPostPath(post.id), text: 'Read it' } : null),
})
