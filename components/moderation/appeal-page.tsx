import { APPEAL_AIM_DAYS } from '@/lib/moderation/appeal-schema'
import type { AppealPageView } from '@/lib/moderation/views'
import type { FormAction } from '@/lib/platform/form-state'
import { Moment } from '../ui/moment'
import { RefusalMessage } from '../ui/refusal-message'
import { AppealForm } from './appeal-form'
import { Letter } from './letter'

type AppealPageProps = { page: AppealPageView; action: FormAction; letter?: string }

/** The page on which the person concerned appeals against an act, and afterwards reads what became of it. */
export function AppealPage({ page, action, letter }: AppealPageProps) {
  return (
    <div className="grid max-w-measure gap-5 py-6">
      {page.closed ? <Closed closed={page.closed} /> : <h1>Appeal</h1>}
      {page.letter && (
        <div className="card">
          <h2 className="text-base">What was decided</h2>
          <Letter body={page.letter.body} />
        </div>
      )}
      {page.closed && <h2>Appeal</h2>}
      <Asking page={page} action={action} letter={letter} />
    </div>
  )
}

/** Whoever is kept out by this act reads that first: she may have come here from the sign-in. */
function Closed({ closed: { banned, until } }: { closed: NonNullable<AppealPageView['closed']> }) {
  return (
    <div>
      <h1>{banned ? 'Your account is banned' : 'Your account is suspended'}</h1>
      <p className="mt-2">
        {until ? (
          <>
            You cannot sign in until <Moment at={until} />; then it ends by itself.
          </>
        ) : (
          'You cannot sign in, and it has no end date.'
        )}{' '}
        Why, and what you can do, stands below.
      </p>
    </div>
  )
}

function Asking({ page: { id, made, verdict, until }, action, letter }: AppealPageProps) {
  if (made) return <Made made={made} />
  if (verdict === 'already_done') return <p className="note">This is over or has been taken back since, so there is nothing to appeal against.</p>
  if (verdict !== 'yes')
    return (
      <p className="note">
        <RefusalMessage code={verdict} />
      </p>
    )
  return (
    <>
      <p className="meta">
        It is free of charge, and open to you until <Moment at={until} />. Another moderator than the one who decided looks at it. We aim to answer within{' '}
        {APPEAL_AIM_DAYS} days.
      </p>
      <AppealForm action={action} entryId={String(id)} letter={letter} />
    </>
  )
}

function Made({ made }: { made: NonNullable<AppealPageView['made']> }) {
  const { words, createdAt } = made
  return (
    <>
      <Outcome made={made} />
      <div className="card">
        <h2 className="text-base">Your words</h2>
        <p className="meta">
          <Moment at={createdAt} />
        </p>
        <p className="mt-2 wrap-anywhere whitespace-pre-line">{words}</p>
      </div>
    </>
  )
}

const OUTCOMES = { granted: 'Your appeal was upheld', declined: 'Your appeal was not upheld', settled: 'Your appeal is closed' } as const

function Outcome({ made: { createdAt, outcome, endedAt, answer } }: { made: NonNullable<AppealPageView['made']> }) {
  if (!outcome || !endedAt)
    return (
      <p className="note" role="status">
        Your appeal was received on <Moment at={createdAt} />. Another moderator than the one who decided will look at it; we aim to answer within{' '}
        {APPEAL_AIM_DAYS} days. The answer comes as a letter, and stands here.
      </p>
    )
  return (
    <section className="note" role="status">
      <h2 className="text-base">{OUTCOMES[outcome]}</h2>
      <p className="meta">
        <Moment at={endedAt} />
      </p>
      <Letter body={answer ?? 'What it was about was over by itself.'} />
    </section>
  )
}
