import type { EntryLineView } from '@/lib/threads/views'
import { postHistoryPath } from '@/lib/urls'
import { AppealLink } from '../threads/appeal-link'
import { EntryMoment, SinceHere } from '../threads/entry-moment'
import { EntrySentence } from '../threads/entry-sentence'
import { EntryWhy } from '../threads/entry-why'
import { UndoLink } from '../threads/undo-link'

type MadeLineProps = { line: EntryLineView; postId: bigint; boardId: bigint }

/** What a moderator did to this post, under it; with the way to what the post said before. */
export function MadeLine({ line, postId, boardId }: MadeLineProps) {
  return (
    <p className="made">
      <EntrySentence parts={line.parts} />
      {line.takenBack ? `, ${line.takenBack} of them shown as text again by its author` : ''} · <EntryMoment line={line} />
      <SinceHere line={line} /> · <EntryWhy line={line} />{' '}
      <span className="whitespace-nowrap">
        · <a href={postHistoryPath(postId, line.revision ?? undefined)}>{wayBack(line)}</a>
      </span>
      <UndoLink line={line} boardId={boardId} />
      <AppealLink line={line} />
    </p>
  )
}

function wayBack({ action }: EntryLineView): string {
  if (action === 'post.edit') return 'show what changed'
  return action === 'post.links' ? 'show original' : 'show history'
}
