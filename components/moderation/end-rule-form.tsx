'use client'

import { useActionState } from 'react'
import { type FormAction, idle, problem, typed } from '@/lib/platform/form-state'
import { linkRulesPath } from '@/lib/urls'
import { asksToSignIn, SignInFields } from '../members/sign-in-fields'
import { FormNotice } from '../ui/form-notice'

type EndRuleFormProps = { action: FormAction; ruleId: string; pattern: string }

export function EndRuleForm({ action, ruleId, pattern }: EndRuleFormProps) {
  const [state, formAction] = useActionState(action, idle, linkRulesPath)
  return (
    <form className="flex flex-wrap items-end gap-2" action={formAction}>
      <FormNotice state={state} />
      <input type="hidden" name="rule" value={ruleId} />
      <label className="grid flex-1 gap-1">
        <span className="hint">Why should it end? Everyone can read it in the log.</span>
        <input className="input" name="words" defaultValue={typed(state, 'words')} aria-invalid={problem(state, 'words') ? true : undefined} />
      </label>
      {asksToSignIn(state, 'yes') && <SignInFields state={state} />}
      <button className="btn" type="submit">
        End<span className="sr-only"> the rule about {pattern}</span>
      </button>
    </form>
  )
}
