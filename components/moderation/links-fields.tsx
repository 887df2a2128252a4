import { changesSince, seenText } from '@/lib/moderation/links/link-seen'
import type { LinksForm } from '@/lib/moderation/views'
import { type FormState, problem, typedAll } from '@/lib/platform/form-state'
import { described, FieldProblem, fieldId } from '../ui/field'
import { FollowButton } from './follow-button'
import { LinkChoice } from './link-choice'

/** The links of a post that show as text, each to be ticked. */
export function LinksFields({ form, state }: { form: LinksForm; state: FormState }) {
  const plain = form.links.filter((link) => link.state === 'plain')
  const ticked = typedAll(state, 'link')
  const fresh = Object.keys(state.values).length === 0
  return (
    <>
      <input type="hidden" name="revision" value={form.revision} />
      {form.links.map((link) => (
        <input type="hidden" name="seen" value={seenText(link)} key={link.ordinal} />
      ))}
      {state.status === 'refused' && state.code === 'changed_since' && <WhatChanged seen={typedAll(state, 'seen')} links={form.links} />}
      <fieldset className="grid min-w-0 grid-cols-1 gap-3" id={fieldId('link')} {...described({ name: 'link', problem: problem(state, 'link') })}>
        <legend className="field-label">Which links?</legend>
        <p className="hint">Check where each one leads. Untick those that should stay text.</p>
        <FieldProblem name="link" problem={problem(state, 'link')} />
        {plain.map((link) => (
          <LinkChoice link={link} ticked={fresh || ticked.includes(String(link.ordinal))} key={link.ordinal} />
        ))}
      </fieldset>
      <FollowButton canFollow={form.canFollow} what={plain.length === 1 ? 'Follow this link' : 'Follow these links'} />
    </>
  )
}

/** What became of the links since the form was opened that has just been refused. */
function WhatChanged({ seen, links }: { seen: readonly string[]; links: LinksForm['links'] }) {
  const { added, gone } = changesSince(seen, links)
  return (
    <div className="note grid gap-2">
      <p>
        {added.length + gone.length === 0 ? 'The links are the same as before; the words around them have changed.' : 'The links are not the same as before.'}
      </p>
      <ul className="grid list-disc gap-1 pl-5">
        {gone.map((address) => (
          <li className="wrap-anywhere" key={`gone ${address}`}>
            No longer there: {address}
          </li>
        ))}
        {added.map((address) => (
          <li className="wrap-anywhere" key={`added ${address}`}>
            New: {address}
          </li>
        ))}
      </ul>
    </div>
  )
}
