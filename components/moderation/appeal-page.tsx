import { APPEAL_AIM_DAYS } from '@/lib/moderation/appeals/appeal-schema'
import type { AppealPageView } from '@/lib/moderation/views'
import type { FormAction } from '@/lib/platform/form-state'
import { postInThreadPath, signInPath, threadPath } from '@/lib/urls'
import { EntryMoment } from '../threads/entry-moment'
import { EntrySentence } from '../threads/entry-sentence'
import { EntryWhy } from '../threads/entry-why'
import { Moment } from '../ui/moment'
import { RefusalMessage } from '../ui/refusal-message'
import { AppealForm } from './appeal-form'
import { Letter } from './letter'

type AppealPageProps = { page: AppealPageView; action: FormAction; letter?: string }

/** The page on which the person concerned appeals against an act, and afterwards reads what became of it. */
export function AppealPage({ page, action, letter }: AppealPageProps) {
  return (
    <div className="grid max-w-measure gap-5 py-6">
      {page.closed ? <Closed closed={page.closed} below={belowOf(page)} /> : <h1>Appeal</h1>}
      {page.made?.outcome && <Outcome made={page.made} back={letter !== undefined && !page.closed} />}
      <Act page={page} />
      {page.closed && <h2>Appeal</h2>}
      <Asking page={page} action={action} letter={letter} />
    </div>
  )
}

/** What was done, and the way there: in the letter about it, and where there is none as everyone reads it in the thread. */
function Act({ page: { act, letter, made } }: { page: AppealPageView }) {
  const { line, thread, postNumber } = act
  return (
    <div className="card">
      <h2 className="text-base">{made?.outcome ? 'What the appeal was about' : 'What was decided'}</h2>
      {thread && (
        <p className="meta">
          <a className="inline-flex min-h-(--tap) items-center" href={postNumber ? postInThreadPath(thread.at, postNumber) : threadPath(thread.at)}>
            <bdi>{thread.title}</bdi>
            {postNumber && `, #${postNumber}`}
          </a>
        </p>
      )}
      {letter ? (
        <Letter letter={letter} />
      ) : (
        <p className="wrap-anywhere">
          <EntrySentence parts={line.parts} />. <EntryMoment line={line} />. <EntryWhy line={line} />
        </p>
      )}
    </div>
  )
}

/** A member who is kept out by this act reads that first, for they may have come here from the sign-in. */
function Closed({ closed: { banned, until }, below }: { closed: NonNullable<AppealPageView['closed']>; below: string }) {
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
        Below you can read {below}.
      </p>
    </div>
  )
}

function belowOf({ made, verdict }: AppealPageView): string {
  if (made) return made.outcome ? 'how your appeal ended, and why your account is closed' : 'why, and your appeal'
  return verdict === 'yes' ? 'why, and what you can do' : 'why'
}

function Asking({ page: { id, made, verdict, until, closed }, action, letter }: AppealPageProps) {
  if (made) return <Made made={made} back={closed !== null} />
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
        It is free of charge, and open to you until <Moment at={until} />. A moderator other than the one who decided will look at it. We aim to answer within{' '}
        {APPEAL_AIM_DAYS} days.
      </p>
      <AppealForm action={action} entryId={String(id)} letter={letter} />
    </>
  )
}

type MadeProps = { made: NonNullable<AppealPageView['made']>; back: boolean }

/** The words of the appeal; before them, as long as nobody has decided, that it was received. */
function Made({ made, back }: MadeProps) {
  const { words, createdAt } = made
  return (
    <>
      {!made.outcome && <Outcome made={made} back={back} />}
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

const OUTCOMES = { granted: 'Your appeal was granted', declined: 'Your appeal was declined', settled: 'Your appeal is closed' } as const

function Outcome({ made: { createdAt, outcome, endedAt, answer }, back }: MadeProps) {
  if (!outcome || !endedAt)
    return (
      <p className="note" role="status">
        Your appeal was received on <Moment at={createdAt} />. A moderator other than the one who decided will look at it; we aim to answer within{' '}
        {APPEAL_AIM_DAYS} days. The answer will be on this page
        {back ? '. To come back to it, sign in as you always do.' : ', and among your notifications.'}
      </p>
    )
  return (
    <section className="note" role="status">
      <h2 className="text-base">{OUTCOMES[outcome]}</h2>
      <p className="meta">
        <Moment at={endedAt} />
      </p>
      {answer ? <Letter letter={answer} /> : <p className="mt-2">What it was about was over by itself.</p>}
      {back && (
        <p className="mt-3">
          <a className="btn btn-primary" href={signInPath()}>
            Sign in
          </a>
        </p>
      )}
    </section>
  )
}
