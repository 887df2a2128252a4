import { type FormState, type PersonalData, typed } from '@/lib/platform/form-state'

const LOOKS_LIKE = {
  phone: 'a phone number',
  postcode: 'a full postcode',
  email: 'an e-mail address',
} satisfies Record<PersonalData, string>

/** Asks before a text is posted that seems to give something away of somebody. Both ways are open. */
export function SureQuestion({ state }: { state: FormState }) {
  if (state.status === 'refused' && typed(state, 'sure') === 'yes') return <input type="hidden" name="sure" value="yes" />
  if (state.status !== 'ask') return null
  return (
    // biome-ignore lint/a11y/noAutofocus: the sender of the form is to hear the question, without scripts too
    <div className="note grid gap-3" role="alert" tabIndex={-1} autoFocus>
      <p>This looks like {state.about.map((kind) => LOOKS_LIKE[kind]).join(' and ')}. Everyone can read it here. Post it anyway?</p>
      <div className="flex flex-wrap gap-2">
        <a className="btn" href="#field-body">
          Change my post
        </a>
        <button className="btn" type="submit" name="sure" value="yes">
          Post it anyway
        </button>
      </div>
    </div>
  )
}
