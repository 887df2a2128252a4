import { boardTag, type Tag, threadTag } from '@/lib/platform/tags'
import type { Prisma } from '@/prisma/generated/client'

/** What can happen on the board. Mails, notifications and the page caches are made from these. */
export type EventKind =
  | 'thread.started'
  | 'thread.moved'
  | 'thread.readers'
  | 'thread.retitled'
  | 'thread.led'
  | 'thread.timer'
  | 'thread.split'
  | 'thread.merged'
  | 'post.removed'
  | 'thread.removed'
  | 'post.created'
  | 'post.held'
  | 'post.quoted'
  | 'post.edited'
  | 'post.reworded'
  | 'post.withdrawn'
  | 'quotes.masked'
  | 'quote.ended'
  | 'wording.hidden'
  | 'moderation.entry'
  | 'request.declined'
  | 'appeal.made'
  | 'link.changed'
  | 'link.checked'
  | 'links.ruled'
  | 'text.imported'
  | 'text.replaced'
  | 'role.granted'
  | 'board.changed'
  | 'corpus.loaded'
  | 'board.filled'
  | 'posts.rerendered'
  | 'job.settled'

export type Happening = {
  kind: EventKind
  actorId?: bigint | null
  boardId?: bigint | null
  threadId?: bigint | null
  postId?: bigint | null
  detail?: Prisma.InputJsonValue
}

/** The kinds that touch no more than their thread, its board and the lists. Whatever else happens touches everything. */
const NARROW: readonly EventKind[] = [
  'thread.started',
  'thread.moved',
  'thread.timer',
  'post.created',
  'post.held',
  'post.quoted',
  'post.edited',
  'quotes.masked',
  'moderation.entry',
  'request.declined',
  'appeal.made',
  'link.changed',
  'link.checked',
]

/** Which kept pages something touches, by the tags they were made with. */
export function tagsOf(happenings: readonly Happening[]): Tag[] {
  return [...new Set(happenings.flatMap(tagsOfOne))]
}

function tagsOfOne({ kind, boardId, threadId }: Happening): Tag[] {
  if (kind === 'job.settled') return [] // no page that is kept shows it
  if (!NARROW.includes(kind) || !boardId || !threadId) return ['site']
  return ['lists', boardTag(boardId), threadTag(threadId), ...(kind === 'moderation.entry' ? (['log'] as const) : [])]
}
