'use client'

import { useActionState } from 'react'
import type { BulkView } from '@/lib/moderation/views'
import { type FormAction, type FormState, idle, problem, typedAll } from '@/lib/platform/form-state'
import { hasAdvertising } from '@/lib/threads/rule-words'
import { bulkPath } from '@/lib/urls'
import { asksToSignIn, SignInFields } from '../members/sign-in-fields'
import { described, FieldProblem, fieldId } from '../ui/field'
import { FormNotice } from '../ui/form-notice'
import { Moment } from '../ui/moment'
import { ManyChoice } from './many-choice'
import { ReasonFields } from './reason-fields'

const BUTTONS = { remove: 'Remove them', restore: 'Restore them', links: 'Make their links clickable', approve: 'Approve them' } as const
const ALSO = { lock: 'Lock the thread', warn: 'Warn who wrote them', suspend: 'Suspend who wrote them for a week' } as const

type ManyFormProps = { action: FormAction; bulk: BulkView; formKey: string }

/** Posts with tick boxes, one act, one reason; each post becomes an entry of its own. */
export function ManyForm({ action, bulk, formKey }: ManyFormProps) {
  const { act, kind, of } = bulk
  const [state, formAction] = useActionState(action, idle, bulkPath(bulk.kind, bulk.of, { act, page: String(bulk.page) }))
  return (
    <form className="mt-4 grid gap-6" action={formAction}>
      <FormNotice state={state} />
      <input type="hidden" name="key" value={formKey} />
      <input type="hidden" name="kind" value={kind} />
      <input type="hidden" name="of" value={of} />
      <input type="hidden" name="act" value={act} />
      <ManyChoice bulk={bulk} state={state} />
      <ReasonFields reasons={bulk.reasons} state={state} restricting={act === 'remove'} />
      {act === 'remove' && <StandingHint until={bulk.countsUntil} />}
      {act === 'remove' && <AlsoFields also={bulk.also} state={state} />}
      {asksToSignIn(state, 'yes') && <SignInFields state={state} />}
      <div className="flex flex-wrap gap-2">
        <button className="btn btn-primary" type="submit">
          {BUTTONS[act]}
        </button>
        {act === 'remove' && hasAdvertising(bulk.reasons) && (
          <button className="btn" type="submit" name="reason" value="spam">
            {BUTTONS[act]} as advertising
          </button>
        )}
      </div>
    </form>
  )
}

/** What each removal takes from an author besides the post. */
export function StandingHint({ until }: { until: Date }) {
  return (
    <p className="hint">
      Each removal counts against its author’s standing until <Moment at={until} />: until then links in new posts show as text, threads for members of standing
      take none, and boards where HQ looks first hold them. That ends with an undo or a granted appeal, and the letter says so.
    </p>
  )
}

/** What can be done besides a removal. */
export function AlsoFields({ also, state }: { also: BulkView['also']; state: FormState }) {
  if (also.length === 0) return null
  return (
    <fieldset id={fieldId('also')} {...described({ name: 'also', problem: problem(state, 'also') })}>
      <legend className="field-label mb-0">Also</legend>
      <p className="hint">For the same reason, where a post was removed; each is an entry of its own.</p>
      <FieldProblem name="also" problem={problem(state, 'also')} />
      {also.map((act) => (
        <label className="option" key={act}>
          <input type="checkbox" name="also" value={act} defaultChecked={typedAll(state, 'also').includes(act)} />
          <span>{ALSO[act]}</span>
        </label>
      ))}
    </fieldset>
  )
}
