'use client'

import { type ReactNode, useActionState } from 'react'
import type { ActForm as ActFormFields } from '@/lib/moderation/views'
import { type FormAction, type FormState, idle } from '@/lib/platform/form-state'
import type { Verdict } from '@/lib/platform/refusal'
import { hasAdvertising } from '@/lib/threads/rule-words'
import { asksToSignIn, SignInFields } from '../members/sign-in-fields'
import { FormNotice } from '../ui/form-notice'
import { RefusalMessage } from '../ui/refusal-message'
import { ActFields } from './act-fields'
import { EditFields } from './edit-fields'
import { HideFields } from './hide-fields'
import { LinksFields } from './links-fields'
import { MoveFields } from './move-fields'
import { ReasonFields } from './reason-fields'
import { SplitFields } from './split-fields'

type ActFormProps = {
  action: FormAction
  path: string
  form: ActFormFields
  subject: string
  formKey: string
  label: string
  reasons: Readonly<Record<string, string>>
  verdict: Verdict
  /** Whether it takes something from somebody: then it asks for a statement of reasons. */
  restricting: boolean
  /** Whether the thread’s starter asked for it. */
  asked: boolean
  /** Whether its words stand in a thread too, and not in the log alone. */
  inThread: boolean
  cancelPath: string
}

/** The form of an act. Where the act cannot be done, it says why and offers nothing to press. */
export function ActForm({ action, path, form, subject, formKey, label, reasons, verdict, restricting, asked, inThread, cancelPath }: ActFormProps) {
  const [state, formAction] = useActionState(action, idle, path)
  const impossible = isImpossible(form, verdict)
  if (impossible && state.status === 'idle') return <Impossible verdict={verdict} form={form} cancelPath={cancelPath} />
  return (
    <form className="grid gap-6 pt-5" action={formAction} data-revision={form.kind === 'edit' ? form.revision : undefined}>
      <FormNotice state={state} />
      <input type="hidden" name="subject" value={subject} />
      <input type="hidden" name="key" value={formKey} />
      <Fields
        form={form}
        subject={subject}
        state={state}
        reasons={<ReasonFields reasons={reasons} state={state} restricting={restricting} asked={asked} inThread={inThread} />}
      />
      {asksToSignIn(state, 'yes') && <SignInFields state={state} />}
      <div className="flex flex-wrap gap-2">
        {!impossible && (
          <button className="btn btn-primary" type="submit">
            {buttonOf(label)}
          </button>
        )}
        {!impossible && restricting && hasAdvertising(reasons) && (
          <button className="btn" type="submit" name="reason" value="spam">
            {buttonOf(label)} as advertising
          </button>
        )}
        <a className="btn" href={cancelPath}>
          Back
        </a>
      </div>
    </form>
  )
}

/** “Lock thread”: what it is about stands above. */
function buttonOf(label: string): string {
  return label.replace(/ of this member$/, '').replace(/ this (thread|post|member|suspension|ban)(?! a role)/, ' $1')
}

function Fields({ form, subject, state, reasons }: { form: ActFormFields; subject: string; state: FormState; reasons: ReactNode }) {
  if (form.kind === 'move') return <MoveFields form={form} state={state} reasons={reasons} />
  if (form.kind === 'fields')
    return (
      <>
        <ActFields fields={form.fields} state={state} />
        {reasons}
      </>
    )
  return (
    <>
      <OwnFields form={form} subject={subject} state={state} />
      {reasons}
    </>
  )
}

function OwnFields({ form, subject, state }: { form: Exclude<ActFormFields, { kind: 'move' }>; subject: string; state: FormState }) {
  if (form.kind === 'split') return <SplitFields form={form} thread={subject} state={state} />
  if (form.kind === 'links') return <LinksFields form={form} state={state} />
  if (form.kind === 'edit') return <EditFields form={form} state={state} />
  return form.kind === 'hide' && <HideFields form={form} state={state} />
}

function isImpossible(form: ActFormFields, verdict: Verdict): boolean {
  return verdict !== 'yes' || (form.kind === 'move' && form.destinations.length === 0)
}

function Impossible({ verdict, form, cancelPath }: Pick<ActFormProps, 'verdict' | 'form' | 'cancelPath'>) {
  return (
    <div className="grid gap-4 pt-5">
      <p className="note">{verdict === 'yes' ? <NowhereToGo others={form.kind === 'move' ? form.closed : []} /> : <RefusalMessage code={verdict} />}</p>
      <p>
        <a className="btn" href={cancelPath}>
          Back
        </a>
      </p>
    </div>
  )
}

function NowhereToGo({ others }: { others: readonly string[] }) {
  return <>You moderate no other board that this thread can go to{others.length > 0 && ` (${others.join(', ')}: open to more people)`}.</>
}
