import type { ActField } from '@/lib/moderation/views'
import { type FormState, problem, typed } from '@/lib/platform/form-state'
import { Choice } from '../ui/choice'
import { Select, TextField } from '../ui/field'
import { Tick } from '../ui/tick'

/** The simple fields of an act, in their order. */
export function ActFields({ fields, state }: { fields: readonly ActField[]; state: FormState }) {
  return fields.map((field) => <OneField field={field} state={state} key={field.name} />)
}

function OneField({ field, state }: { field: ActField; state: FormState }) {
  const { name } = field
  if (field.type === 'held') return <input type="hidden" name={name} value={typed(state, name, field.value)} />
  if (field.type === 'tick') return <Tick name={name} label={field.label} state={state} ticked={field.ticked} />
  if (field.type === 'moment') return <MomentFields field={field} state={state} />
  const shown = { name, problem: problem(state, name) }
  if (field.type === 'text') return <TextField {...shown} label={field.label} hint={field.hint} defaultValue={typed(state, name, field.filled)} />
  if (field.type === 'select')
    return <Select {...shown} label={field.label} empty={field.empty} options={field.options} defaultValue={typed(state, name, field.chosen)} />
  return <Choice {...shown} legend={field.label} options={field.options} chosen={typed(state, name, field.chosen)} />
}

/** A day and an hour, side by side where there is room. */
function MomentFields({ field: { name, label, hint, day, hour }, state }: { field: Extract<ActField, { type: 'moment' }>; state: FormState }) {
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      <TextField type="date" name={name} label={label} hint={hint} problem={problem(state, name)} defaultValue={typed(state, name, day)} />
      <TextField
        type="time"
        name={`${name}Hour`}
        label="At what time?"
        problem={problem(state, `${name}Hour`)}
        defaultValue={typed(state, `${name}Hour`, hour)}
      />
    </div>
  )
}
