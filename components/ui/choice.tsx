import type { ReactNode } from 'react'
import { described, FieldProblem, fieldId } from './field'

type ChoiceProps = {
  name: string
  legend: string
  hint?: string
  problem?: string
  options: readonly { value: string; label: ReactNode; detail?: ReactNode }[]
  chosen?: string
  /** Short options stand side by side where there is room. */
  inline?: boolean
}

/** One of several, as radio buttons. */
export function Choice({ name, legend, hint, problem, options, chosen, inline = false }: ChoiceProps) {
  return (
    <fieldset id={fieldId(name)} {...described({ name, hint, problem })}>
      <legend className="field-label mb-0">{legend}</legend>
      {hint && (
        <p className="hint" id={`${fieldId(name)}-hint`}>
          {hint}
        </p>
      )}
      <FieldProblem name={name} problem={problem} />
      <div className={inline ? 'flex flex-wrap gap-x-7' : ''}>
        {options.map(({ value, label, detail }) => (
          <label className="option" key={value}>
            <input type="radio" name={name} value={value} defaultChecked={value === chosen} />
            <span>
              {label}
              {detail && <span className="hint block">{detail}</span>}
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  )
}
