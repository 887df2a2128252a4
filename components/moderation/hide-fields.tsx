import type { HideForm } from '@/lib/moderation/views'
import { type FormState, problem, typed } from '@/lib/platform/form-state'
import { Choice } from '../ui/choice'
import { Moment } from '../ui/moment'

/** The former wordings of a post, one of them to be hidden. */
export function HideFields({ form, state }: { form: HideForm; state: FormState }) {
  return (
    <Choice
      name="number"
      legend="Which wording?"
      problem={problem(state, 'number')}
      options={form.wordings.map(({ revision, replacedAt, excerpt }) => ({
        value: String(revision),
        label: (
          <>
            Wording {revision}, replaced <Moment at={replacedAt} />
          </>
        ),
        detail: excerpt,
      }))}
      chosen={typed(state, 'number', form.wordings.length === 1 ? String(form.wordings[0]?.revision) : '')}
    />
  )
}
