import { boardTag, type Tag, threadTag } from '@/lib/platform/tags'

/** What can happen on the board. Mails, notifications and the page caches are made from these. */
export type EventKind =
  | 'thread.started'
  | 'thread.moved'
  | 'post.created'
  | 'moderation.entry'
  | 'text.imported'
  | 'role.granted'
  | 'corpus.loaded'
  | 'board.filled'

export type Happening = { kind: EventKind; actorId?: bigint | null; boardId?: bigint | null; threadId?: bigint | null; postId?: bigint | null }

/** The kinds that touch no more than their thread, its board and the lists. Whatever else happens touches everything. */
const NARROW: readonly EventKind[] = ['thread.started', 'thread.moved', 'post.created', 'moderation.entry']

/** Which kept pages something touches, by the tags they were made with. */
export function tagsOf(happenings: readonly Happening[]): Tag[] {
  return [...new Set(happenings.flatMap(tagsOfOne))]
}

function tagsOfOne({ kind, boardId, threadId }: Happening): Tag[] {
  if (!NARROW.includes(kind) || !boardId || !threadId) return ['site']
  return ['lists', boardTag(boardId), threadTag(threadId), ...(kind === 'moderation.entry' ? (['log'] as const) : [])]
}
