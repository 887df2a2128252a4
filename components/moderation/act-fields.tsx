import type { ActField } from '@/lib/moderation/views'
import { type FormState, problem, typed } from '@/lib/platform/form-state'
import { SafeHtml } from '../posts/safe-html'
import { Choice } from '../ui/choice'
import { fieldId, Select, TextField } from '../ui/field'
import { MomentField } from '../ui/moment-field'
import { Tick } from '../ui/tick'

/** The simple fields of an act, in their order. */
export function ActFields({ fields, state }: { fields: readonly ActField[]; state: FormState }) {
  return fields.map((field) => <OneField field={field} state={state} key={field.name} />)
}

function OneField({ field, state }: { field: ActField; state: FormState }) {
  const { name } = field
  if (field.type === 'carried') return <Carried name={name} label={field.label} value={typed(state, name, field.value)} />
  if (field.type === 'tick') return <Tick name={name} label={field.label} state={state} ticked={field.ticked} />
  if (field.type === 'moment') return <MomentField {...field} state={state} />
  if (field.type === 'post') return <SafeHtml html={field.html} className="card wrap-anywhere" />
  const shown = { name, problem: problem(state, name) }
  if (field.type === 'text') return <TextField {...shown} label={field.label} hint={field.hint} defaultValue={typed(state, name, field.filled)} />
  if (field.type === 'select')
    return <Select {...shown} label={field.label} empty={field.empty} options={field.options} defaultValue={typed(state, name, field.chosen)} />
  return <Choice {...shown} legend={field.label} options={field.options} chosen={typed(state, name, field.chosen)} />
}

/** Sent along as it came; with a label it is read too. */
function Carried({ name, label, value }: { name: string; label: string | undefined; value: string | undefined }) {
  return (
    <>
      <input type="hidden" name={name} value={value} />
      {label && (
        <p id={fieldId(name)}>
          <span className="field-label">{label}</span> <bdi className="wrap-anywhere">{value}</bdi>
        </p>
      )}
    </>
  )
}
