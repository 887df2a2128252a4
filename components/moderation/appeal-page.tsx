import type { AppealPageView } from '@/lib/moderation/views'
import type { FormAction } from '@/lib/platform/form-state'
import { Moment } from '../ui/moment'
import { RefusalMessage } from '../ui/refusal-message'
import { AppealForm } from './appeal-form'
import { Letter } from './letter'

/** The page on which the person concerned appeals against an act, and afterwards reads that her appeal was received. */
export function AppealPage({ page, action }: { page: AppealPageView; action: FormAction }) {
  return (
    <div className="grid max-w-measure gap-5 py-6">
      <h1>Appeal</h1>
      {page.letter && (
        <div className="card">
          <h2 className="text-base">What was decided</h2>
          <Letter body={page.letter.body} />
        </div>
      )}
      <Asking page={page} action={action} />
    </div>
  )
}

function Asking({ page: { id, made, verdict, until }, action }: { page: AppealPageView; action: FormAction }) {
  if (made) return <Received made={made} />
  if (verdict === 'already_done') return <p className="note">This has been taken back since, so there is nothing to appeal against.</p>
  if (verdict !== 'yes')
    return (
      <p className="note">
        <RefusalMessage code={verdict} />
      </p>
    )
  return (
    <>
      <p className="meta">
        It is free of charge, and open to you until <Moment at={until} />. Another moderator than the one who decided will look at it.
      </p>
      <AppealForm action={action} entryId={String(id)} />
    </>
  )
}

function Received({ made: { words, createdAt } }: { made: NonNullable<AppealPageView['made']> }) {
  return (
    <>
      <p className="note" role="status">
        Your appeal was received on <Moment at={createdAt} />. Another moderator than the one who decided will look at it.
      </p>
      <div className="card">
        <h2 className="text-base">Your words</h2>
        <p className="mt-2 wrap-anywhere whitespace-pre-line">{words}</p>
      </div>
    </>
  )
}
