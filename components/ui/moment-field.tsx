import { type FormState, problem, typed } from '@/lib/platform/form-state'
import { TextField } from './field'

type MomentFieldProps = { name: string; label: string; hint?: string; day?: string; hour?: string; state: FormState }

/** A day and an hour by British clocks, side by side where there is room. */
export function MomentField({ name, label, hint, day, hour, state }: MomentFieldProps) {
  const at = `${name}Hour`
  return (
    <div className="grid items-start gap-4 sm:grid-cols-2">
      <TextField type="date" name={name} label={label} hint={hint} problem={problem(state, name)} defaultValue={typed(state, name, day)} />
      <TextField type="time" name={at} label="At what time?" problem={problem(state, at)} defaultValue={typed(state, at, hour)} />
    </div>
  )
}
