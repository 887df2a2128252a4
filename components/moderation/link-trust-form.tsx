'use client'

import { type ReactNode, useActionState } from 'react'
import type { LinkRulesView } from '@/lib/moderation/views'
import { type FormAction, idle, problem, typed } from '@/lib/platform/form-state'
import { linkRulesPath } from '@/lib/urls'
import { asksToSignIn, SignInFields } from '../members/sign-in-fields'
import { Choice } from '../ui/choice'
import { FormNotice } from '../ui/form-notice'

const TRUSTED = { everyone: 'everyone’s', trusted: 'those of members of standing', checked: 'none before a moderator has looked' }

type LinkTrustFormProps = { action: FormAction; boards: LinkRulesView['boards'] }

export function LinkTrustForm({ action, boards }: LinkTrustFormProps) {
  const [state, formAction] = useActionState(action, idle, linkRulesPath)
  return (
    <form className="grid gap-5" action={formAction}>
      <FormNotice state={state} />
      <Wrapped label="Board" hint="What is there already stays as it is." problem={problem(state, 'board')}>
        <select className="input" name="board" defaultValue={typed(state, 'board')}>
          <option value="">Choose a board</option>
          {boards.map(({ slug, name, linkTrust }) => (
            <option value={slug} key={slug}>{`${name} (now: ${TRUSTED[linkTrust]})`}</option>
          ))}
        </select>
      </Wrapped>
      <Choice
        name="trust"
        legend="Clickable at once"
        problem={problem(state, 'trust')}
        options={[
          { value: 'everyone', label: 'Everyone’s links' },
          { value: 'trusted', label: 'Those of members of standing' },
          { value: 'checked', label: 'None before a moderator has looked, save to trusted hosts' },
        ]}
        chosen={typed(state, 'trust')}
      />
      <Wrapped label="Why?" hint="Everyone can read it in the log." problem={problem(state, 'words')}>
        <input className="input" name="words" defaultValue={typed(state, 'words')} />
      </Wrapped>
      {asksToSignIn(state, 'yes') && <SignInFields state={state} />}
      <button className="btn btn-primary justify-self-start" type="submit">
        Save
      </button>
    </form>
  )
}

/** A label around its control: the form above has fields of the same names, and with them their ids. */
function Wrapped({ label, hint, problem: sentence, children }: { label: string; hint?: string; problem?: string; children: ReactNode }) {
  return (
    // biome-ignore lint/a11y/noLabelWithoutControl: the control is handed in
    <label className="grid gap-1">
      <span className="field-label mb-0">{label}</span>
      {sentence && <span className="field-problem">{sentence}</span>}
      {children}
      {hint && <span className="hint">{hint}</span>}
    </label>
  )
}
