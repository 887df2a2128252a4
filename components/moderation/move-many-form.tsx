'use client'

import { useActionState } from 'react'
import type { MoveManyView } from '@/lib/moderation/views'
import { type FormAction, type FormState, idle, problem, typed, typedAll } from '@/lib/platform/form-state'
import { counted } from '@/lib/text/counted'
import { moveManyPath } from '@/lib/urls'
import { asksToSignIn, SignInFields } from '../members/sign-in-fields'
import { described, FieldProblem, fieldId, Select } from '../ui/field'
import { FormNotice } from '../ui/form-notice'
import { Moment } from '../ui/moment'
import { Tick } from '../ui/tick'
import { SignpostChoice } from './move-fields'
import { ReasonFields } from './reason-fields'

type MoveManyFormProps = { action: FormAction; shown: MoveManyView; formKey: string }

export function MoveManyForm({ action, shown, formKey }: MoveManyFormProps) {
  const [state, formAction] = useActionState(action, idle, moveManyPath(shown.board.slug))
  return (
    <form className="mt-4 grid gap-6" action={formAction}>
      <FormNotice state={state} />
      <input type="hidden" name="key" value={formKey} />
      <input type="hidden" name="from" value={String(shown.board.id)} />
      <ThreadChoice threads={shown.threads} state={state} />
      <Select
        name="to"
        label="To which board?"
        hint="A board that other people read takes one thread at a time: its own form says whom that concerns."
        problem={problem(state, 'to')}
        defaultValue={typed(state, 'to')}
        empty="Choose a board"
        options={shown.destinations}
      />
      <ReasonFields reasons={shown.reasons} state={state} />
      <SignpostChoice state={state} />
      {shown.maySilence && <Tick name="silent" label="Tell nobody. The log and the threads say that it was done silently." state={state} />}
      {asksToSignIn(state, 'yes') && <SignInFields state={state} />}
      <button className="btn btn-primary justify-self-start" type="submit">
        Move them
      </button>
    </form>
  )
}

function ThreadChoice({ threads, state }: { threads: MoveManyView['threads']; state: FormState }) {
  return (
    <fieldset className="grid min-w-0 grid-cols-1" id={fieldId('thread')} {...described({ name: 'thread', problem: problem(state, 'thread') })}>
      <legend className="field-label">Which threads?</legend>
      <p className="hint">Each thread has its own entry in the log. Members concerned are notified once, of all of them.</p>
      <FieldProblem name="thread" problem={problem(state, 'thread')} />
      {threads.map(({ id, title, postCount, activityAt, lockedAt, starter }) => (
        <label className="option" key={id}>
          <input type="checkbox" name="thread" value={String(id)} defaultChecked={typedAll(state, 'thread').includes(String(id))} />
          <span className="min-w-0 wrap-anywhere">
            {title}
            <span className="hint block">
              by {starter.name} · {counted(postCount, 'post')} · <Moment at={activityAt} />
              {lockedAt && ' · locked'}
            </span>
          </span>
        </label>
      ))}
    </fieldset>
  )
}
