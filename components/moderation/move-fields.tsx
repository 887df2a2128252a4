import type { ReactNode } from 'react'
import type { MoveForm } from '@/lib/moderation/views'
import { type FormState, problem, typed } from '@/lib/platform/form-state'
import { Choice } from '../ui/choice'
import { Select, TextArea } from '../ui/field'

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
        hint={otherReaders(form.otherReaders)}
        problem={problem(state, 'to')}
        defaultValue={typed(state, 'to')}
        empty="Choose a board"
        options={form.destinations.map(({ slug, name, purpose }) => ({ value: slug, label: `${name}: ${purpose}` }))}
      />
      {reasons}
      <Choice
        name="signpost"
        legend="Leave a note in the old board"
        inline
        problem={problem(state, 'signpost')}
        options={SIGNPOSTS}
        chosen={typed(state, 'signpost', '30')}
      />
      <TextArea
        name="say"
        label="Post a word to the thread, as HQ"
        hint="Leave it empty to post nothing. The move shows in the thread either way."
        problem={problem(state, 'say')}
        defaultValue={typed(state, 'say')}
      />
    </>
  )
}

function otherReaders(names: readonly string[]): string | undefined {
  if (names.length === 0) return undefined
  const list = new Intl.ListFormat('en-GB').format(names)
  return `${list} ${names.length === 1 ? 'is' : 'are'} read by other people than this board, so the thread cannot go there yet.`
}
