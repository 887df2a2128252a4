import type { FormAction } from '@/lib/platform/form-state'
import type { NewThreadFormView } from '@/lib/posts/views'
import { boardPath, boardsPath, newThreadPath } from '@/lib/urls'
import { Breadcrumbs } from '../layout/breadcrumbs'
import { hqChoice } from '../posts/voice-choice'
import { slotValue } from '../ui/slot-value'
import { NewThreadForm } from './new-thread-form'

/** The page on which a thread begins. */
export async function NewThreadPage({ board, action }: { board: NewThreadFormView; action: FormAction }) {
  return (
    <div className="max-w-measure">
      <Breadcrumbs
        crumbs={[
          { href: boardsPath, text: 'Boards' },
          { href: boardPath(board.slug), text: board.name },
        ]}
      />
      <h1>Start a thread</h1>
      <p className="meta mt-2">
        on {board.name}: {board.purpose}
      </p>
      <NewThreadForm
        action={action}
        boardId={String(board.id)}
        boardPath={boardPath(board.slug)}
        path={newThreadPath(board.slug)}
        formKey={await slotValue('form.key')}
        voice={hqChoice(board.id)}
        mayPrepare={board.mayPrepare}
        starting={board.starting}
        drafts={board.drafts}
      />
    </div>
  )
}
