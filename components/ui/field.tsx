import type { ReactNode } from 'react'

type FieldProps = {
  name: string
  label: ReactNode
  hint?: ReactNode
  problem?: string
  defaultValue?: string
}

export function fieldId(name: string): string {
  return `field-${name}`
}

type TextFieldProps = FieldProps & { type?: 'text' | 'password' | 'date' | 'time'; autoComplete?: string }

/** One line of text with its label, hint and problem. */
export function TextField({ name, label, hint, problem, type = 'text', ...input }: TextFieldProps) {
  return (
    <Labelled name={name} label={label} hint={hint} problem={problem}>
      <input className="input" id={fieldId(name)} name={name} type={type} {...described({ name, hint, problem })} {...input} />
    </Labelled>
  )
}

/** `limit`: the most characters it may hold; our script counts what is left near the end. */
type TextAreaProps = FieldProps & { tall?: boolean; limit?: number }

/** Many lines of text with their label, hint and problem. */
export function TextArea({ name, label, hint, problem, tall = false, limit, defaultValue }: TextAreaProps) {
  return (
    <Labelled name={name} label={label} hint={hint} problem={problem}>
      <textarea
        className={tall ? 'input input-tall' : 'input'}
        id={fieldId(name)}
        name={name}
        defaultValue={defaultValue}
        data-limit={limit}
        {...described({ name, hint, problem })}
      />
    </Labelled>
  )
}

type SelectProps = FieldProps & { empty: string; options: readonly { value: string; label: string }[] }

/** One of a list; `empty` stands where none is chosen yet. */
export function Select({ name, label, hint, problem, empty, options, defaultValue }: SelectProps) {
  return (
    <Labelled name={name} label={label} hint={hint} problem={problem}>
      <select className="input" id={fieldId(name)} name={name} defaultValue={defaultValue} {...described({ name, hint, problem })}>
        <option value="">{empty}</option>
        {options.map(({ value, label: text }) => (
          <option value={value} key={value}>
            {text}
          </option>
        ))}
      </select>
    </Labelled>
  )
}

export function FieldProblem({ name, problem }: { name: string; problem?: string }) {
  if (!problem) return null
  return (
    <p className="field-problem" id={`${fieldId(name)}-problem`}>
      {problem}
    </p>
  )
}

/** The attributes by which a control names its hint and its problem. */
export function described({ name, hint, problem }: Pick<FieldProps, 'name' | 'hint' | 'problem'>) {
  const ids = [problem && `${fieldId(name)}-problem`, hint && `${fieldId(name)}-hint`].filter(Boolean)
  return { 'aria-describedby': ids.join(' ') || undefined, 'aria-invalid': problem ? true : undefined }
}

function Labelled({ name, label, hint, problem, children }: FieldProps & { children: ReactNode }) {
  return (
    <div className="grid gap-1">
      <label className="field-label mb-0" htmlFor={fieldId(name)}>
        {label}
      </label>
      <FieldProblem name={name} problem={problem} />
      {children}
      {hint && (
        <p className="hint" id={`${fieldId(name)}-hint`}>
          {hint}
        </p>
      )}
    </div>
  )
}
