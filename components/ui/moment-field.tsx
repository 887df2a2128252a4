import { type FormState, problem, typed } from '@/lib/platform/form-state'
import { localMoments } from '@/lib/text/local-moment'
import { Choice } from './choice'
import { TextField } from './field'

type MomentFieldProps = { name: string; label: string; hint?: string; day?: string; hour?: string; turn?: 'first' | 'second'; state: FormState }

/** A day and an hour by British clocks, side by side where there is room; where clocks show that hour twice, also a choice of the two. */
export function MomentField({ name, label, hint, day, hour, turn, state }: MomentFieldProps) {
  const [at, which] = [`${name}Hour`, `${name}Turn`]
  const clock = typed(state, at, hour)
  const comesTwice = localMoments(typed(state, name, day), clock)?.length === 2
  return (
    <>
      <div className="grid items-start gap-4 sm:grid-cols-2">
        <TextField type="date" name={name} label={label} hint={hint} problem={problem(state, name)} defaultValue={typed(state, name, day)} />
        <TextField type="time" name={at} label="At what time?" problem={problem(state, at)} defaultValue={clock} />
      </div>
      {comesTwice && (
        <Choice
          name={which}
          legend={`Which ${clock}, on the night when the clocks go back?`}
          problem={problem(state, which)}
          chosen={typed(state, which, turn)}
          options={TURNS}
        />
      )}
    </>
  )
}

const TURNS = [
  { value: 'first', label: 'The first, in summer time (BST)' },
  { value: 'second', label: 'The second, an hour later (GMT)' },
]
