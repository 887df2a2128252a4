import type { ReactNode } from 'react'
import type { MoveForm } from '@/lib/moderation/views'
import { type FormState, problem, typed } from '@/lib/platform/form-state'
import { Choice } from '../ui/choice'
import { Select, TextArea } from '../ui/field'
import { Tick } from '../ui/tick'
import { MoveReaders } from './move-readers'

const SIGNPOSTS = [
  { value: '0', label: 'No note' },
  { value: '7', label: 'For 7 days' },
  { value: '30', label: 'For 30 days' },
  { value: 'ever', label: 'For good' },
]

/** Where the thread goes and why, what is left behind, and what is said. */
export function MoveFields({ form, state, reasons }: { form: MoveForm; state: FormState; reasons: ReactNode }) {
  return (
    <>
      <input type="hidden" name="from" value={form.from} />
      <Select
        name="to"
        label="To which board?"
        hint={closedTo(form.closed)}
        problem={problem(state, 'to')}
        defaultValue={typed(state, 'to', form.asked)}
        empty="Choose a board"
        options={form.destinations.map(({ slug, name, purpose }) => ({ value: slug, label: `${name}: ${purpose}` }))}
      />
      {form.others.length > 0 && <MoveReaders form={form} state={state} />}
      {reasons}
      <SignpostChoice state={state} />
      <TextArea
        name="say"
        label="Post a word to the thread, as HQ"
        hint="Leave it empty to post nothing. The move shows in the thread either way."
        problem={problem(state, 'say')}
        defaultValue={typed(state, 'say')}
      />
      {form.maySilence && <Tick name="silent" label="Tell nobody. The log and the thread say that it was done silently." state={state} />}
    </>
  )
}

export function SignpostChoice({ state }: { state: FormState }) {
  return (
    <Choice
      name="signpost"
      legend="Leave a note in the old board"
      inline
      problem={problem(state, 'signpost')}
      options={SIGNPOSTS}
      chosen={typed(state, 'signpost', '30')}
    />
  )
}

function closedTo(names: readonly string[]): string | undefined {
  if (names.length === 0) return undefined
  const list = new Intl.ListFormat('en-GB').format(names)
  return `${list} ${names.length === 1 ? 'is' : 'are'} open to people who cannot read this thread, so only an admin can move it there.`
}
