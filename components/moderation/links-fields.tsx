import type { LinksForm } from '@/lib/moderation/views'
import { type FormState, problem, typedAll } from '@/lib/platform/form-state'
import { described, FieldProblem, fieldId } from '../ui/field'
import { LinkChoice } from './link-choice'

/** The links of a post that show as text, each to be ticked. */
export function LinksFields({ form, state }: { form: LinksForm; state: FormState }) {
  const plain = form.links.filter((link) => link.state === 'plain')
  const ticked = typedAll(state, 'link')
  return (
    <>
      <input type="hidden" name="revision" value={form.revision} />
      <fieldset className="grid gap-3" id={fieldId('link')} {...described({ name: 'link', problem: problem(state, 'link') })}>
        <legend className="field-label">Which links?</legend>
        <p className="hint">Check where each one leads. Untick those that should stay text.</p>
        <FieldProblem name="link" problem={problem(state, 'link')} />
        {plain.map((link) => (
          <LinkChoice link={link} ticked={state.status === 'idle' || ticked.includes(String(link.ordinal))} key={link.ordinal} />
        ))}
      </fieldset>
    </>
  )
}
