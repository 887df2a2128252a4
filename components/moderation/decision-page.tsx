import type { DecisionPageView } from '@/lib/moderation/views'
import type { FormAction } from '@/lib/platform/form-state'
import { deskPath, memberPath } from '@/lib/urls'
import { EntryMoment } from '../threads/entry-moment'
import { EntrySentence } from '../threads/entry-sentence'
import { EntryWhy } from '../threads/entry-why'
import { Moment } from '../ui/moment'
import { RefusalMessage } from '../ui/refusal-message'
import { slotValue } from '../ui/slot-value'
import { ActLayout } from './act-layout'
import { AppealClock } from './appeal-clock'
import { Consequences } from './consequences'
import { DecisionForm } from './decision-form'
import { Letter } from './letter'

const IF_GRANTED = 'Granted: what was changed is put back as it was, in every place, and the log says “reversed on appeal”.'
const CONSEQUENCES = [
  'Declined: it stays as it is, and the log says “upheld on appeal”.',
  'The member who appealed is notified at once, with your reasons and without your name.',
  'It is decided once and for good, for everyone who appealed against it.',
]
const CONSEQUENCE_ALONE = 'You acted here yourself. Nobody else is there to decide, and the decision says so.'

function consequencesOf(alone: boolean, grantable: boolean): string[] {
  return [...(grantable ? [IF_GRANTED] : []), ...CONSEQUENCES, ...(alone ? [CONSEQUENCE_ALONE] : [])]
}

/** The page on which appeals against an act are decided, and where the decision can be read afterwards. */
export async function DecisionPage({ page, action }: { page: DecisionPageView; action: FormAction }) {
  const { id, place, verdict, alone, upTo, grant } = page
  return (
    <ActLayout
      crumbs={[{ href: deskPath, text: 'Moderation' }, place]}
      head={<Head page={page} />}
      consequences={verdict === 'yes' ? <Consequences sentences={consequencesOf(alone, grant === 'yes')} /> : <div />}
      form={
        <>
          {page.answer && <Decided answer={page.answer} />}
          <DecisionForm
            action={action}
            entryId={String(id)}
            upTo={String(upTo ?? '')}
            formKey={await slotValue('form.key')}
            verdict={verdict}
            grantable={grant === 'yes'}
          />
        </>
      }
    />
  )
}

function Head({ page: { line, statement, appeals, clock, read, grant } }: { page: DecisionPageView }) {
  return (
    <>
      <h1 className="text-[1.8rem]">{appeals.length === 1 ? 'An appeal' : 'Appeals'}</h1>
      {clock && (
        <p className="meta mt-1">
          <AppealClock clock={clock} />
        </p>
      )}
      {appeals.map(({ id, by, createdAt, words }) => (
        <section className="mt-4" key={id}>
          <h2 className="text-base">
            <a href={memberPath(by)}>{by}</a> appealed
          </h2>
          <p className="meta">
            <Moment at={createdAt} />
          </p>
          <p className="note mt-2 wrap-anywhere whitespace-pre-line">{words}</p>
        </section>
      ))}
      <section className="card mt-4">
        <h2 className="text-base">What was decided</h2>
        <p className="mt-2">
          <EntrySentence parts={line.parts} />. <EntryMoment line={line} />. <EntryWhy line={line} />
        </p>
        {statement && (
          <details className="mt-2">
            <summary className="min-h-(--tap) content-center">The statement of reasons</summary>
            <Letter letter={statement} />
          </details>
        )}
        {read && (
          <p className="mt-2">
            <a className="inline-flex min-h-(--tap) items-center" href={read}>
              Read the post
            </a>
          </p>
        )}
      </section>
      {grant !== 'yes' && (
        <p className="note mt-4">
          It cannot be granted here. <RefusalMessage code={grant} />
        </p>
      )}
    </>
  )
}

function Decided({ answer: { granted, at, because, by, words } }: { answer: NonNullable<DecisionPageView['answer']> }) {
  return (
    <section className="note mt-5" role="status">
      <h2 className="text-base">{granted ? 'Granted: the act was taken back' : 'Declined: the act was upheld'}</h2>
      <p className="meta">
        {by}, <Moment at={at} />
      </p>
      <p className="mt-2">{because}</p>
      {words && <p className="mt-2 wrap-anywhere whitespace-pre-line">{words}</p>}
      <p className="mt-3">
        The member who appealed has been notified. <a href={deskPath}>Back to the desk</a>
      </p>
    </section>
  )
}
