import type { MoveManyView } from '@/lib/moderation/views'
import type { FormAction } from '@/lib/platform/form-state'
import { boardPath, deskPath, threadPath } from '@/lib/urls'
import { Breadcrumbs } from '../layout/breadcrumbs'
import { EmptyState } from '../ui/empty-state'
import { slotValue } from '../ui/slot-value'
import { MoveManyForm } from './move-many-form'

const OUTCOMES = {
  done: 'moved',
  gone: 'was on another board already',
  refused: 'not moved; please look at it by itself',
} as const

/** Threads of one board with tick boxes, moved together; each is reported apart. */
export async function MoveManyPage({ shown, action }: { shown: MoveManyView; action: FormAction }) {
  const { board, threads, report } = shown
  return (
    <div className="max-w-measure">
      <Breadcrumbs
        crumbs={[
          { href: deskPath, text: 'Moderation' },
          { href: boardPath(board.slug), text: board.name },
        ]}
      />
      <h1>Move threads of {board.name}</h1>
      <Report report={report} />
      {threads.length === 0 ? (
        <EmptyState>
          <p>No threads here.</p>
        </EmptyState>
      ) : (
        <MoveManyForm action={action} shown={shown} formKey={await slotValue('form.key')} />
      )}
    </div>
  )
}

function Report({ report }: Pick<MoveManyView, 'report'>) {
  if (report.length === 0) return null
  return (
    <div className="note mt-4" role="status">
      <ul className="grid gap-1">
        {report.map(({ id, slug, title, outcome }) => (
          <li key={id}>
            <a href={threadPath({ id, slug })}>{title}</a>: {OUTCOMES[outcome]}
          </li>
        ))}
      </ul>
    </div>
  )
}
