import { type FormState, problem, typed } from '@/lib/platform/form-state'
import { described, FieldProblem, fieldId } from './field'

/** One box to tick, with its problem. */
export function Tick({ name, label, state, ticked = false }: { name: string; label: string; state: FormState; ticked?: boolean }) {
  const wrong = problem(state, name)
  return (
    <div className="grid gap-1">
      <FieldProblem name={name} problem={wrong} />
      <label className="option items-center">
        <input
          className="mt-0"
          type="checkbox"
          id={fieldId(name)}
          name={name}
          value="yes"
          defaultChecked={state.status === 'idle' ? ticked : typed(state, name) === 'yes'}
          {...described({ name, problem: wrong })}
        />
        <span>{label}</span>
      </label>
    </div>
  )
}
