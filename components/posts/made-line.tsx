import type { EntryLineView } from '@/lib/threads/views'
import { postHistoryPath } from '@/lib/urls'
import { EntryMoment } from '../threads/entry-moment'
import { EntrySentence } from '../threads/entry-sentence'
import { EntryWhy } from '../threads/entry-why'
import { UndoLink } from '../threads/undo-link'

/** What a moderator did to this post, under it. */
export function MadeLine({ line, postId, boardId }: { line: EntryLineView; postId: bigint; boardId: bigint }) {
  return (
    <p className="made">
      <EntrySentence parts={line.parts} /> · <EntryMoment line={line} /> · <EntryWhy line={line} />{' '}
      <span className="whitespace-nowrap">
        · <a href={postHistoryPath(postId)}>show original</a>
      </span>
      <UndoLink line={line} boardId={boardId} />
    </p>
  )
}
