import type { FormState } from '@/lib/platform/form-state'
import { fieldId } from './field'
import { RefusalMessage } from './refusal-message'

/** What went wrong with a sending, at the top of its form. Everything typed is still in the fields below. */
export function FormNotice({ state }: { state: FormState }) {
  if (state.status === 'refused')
    return (
      <p className="alert" role="alert">
        <RefusalMessage code={state.code} wait={state.wait} />
      </p>
    )
  if (state.status === 'invalid') return <Problems fields={state.fields} />
  return null
}

function Problems({ fields }: { fields: Record<string, string> }) {
  return (
    <div className="alert" role="alert">
      <p className="font-semibold">This could not be sent yet.</p>
      <ul>
        {Object.entries(fields).map(([field, sentence]) => (
          <li key={field}>
            <a href={`#${fieldId(field)}`}>{sentence}</a>
          </li>
        ))}
      </ul>
    </div>
  )
}
