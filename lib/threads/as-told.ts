import { momentText } from '@/lib/text/moment-text'
import type { Readers } from '@/prisma/generated/client'

type Thread = { title: string; createdAt: Date; board: { readableBy: Readers } }
type Post = { number: number; createdAt: Date }

/** A thread as its starter is told of it: without the title, where she may have lost sight of it. */
export function yourThread({ title, createdAt, board }: Thread): string {
  return `Your thread ${board.readableBy === 'staff' ? `of ${momentText(createdAt)}` : `“${title}”`}`
}

/** A post as its author is told of it; the same. */
export function yourPost(told: Told): string {
  return `Your post ${postAsTold(told)}`
}

type Told = { post: Post; thread: Omit<Thread, 'createdAt'> }

/** Which of her posts is meant. */
export function postAsTold({ post, thread }: Told): string {
  return thread.board.readableBy === 'staff' ? `of ${momentText(post.createdAt)}` : `#${post.number} in “${thread.title}”`
}
