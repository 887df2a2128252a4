import { WORDS_MAX_LENGTH } from '@/lib/moderation/schema'
import { type FormState, problem, typed } from '@/lib/platform/form-state'
import { Choice } from '../ui/choice'
import { TextArea } from '../ui/field'

/** Why: a ready reason, and words of one's own where they help. Everyone reads them. */
export function ReasonFields({ reasons, state }: { reasons: Readonly<Record<string, string>>; state: FormState }) {
  return (
    <>
      <Choice
        name="reason"
        legend="Why?"
        problem={problem(state, 'reason')}
        options={Object.entries(reasons).map(([value, label]) => ({ value, label }))}
        chosen={typed(state, 'reason', Object.keys(reasons)[0])}
      />
      <TextArea
        name="words"
        label="In your own words"
        hint={`Needed with “Another reason”, welcome with the others. Shown in the thread and the log; up to ${WORDS_MAX_LENGTH.toLocaleString('en-GB')} characters.`}
        problem={problem(state, 'words')}
        defaultValue={typed(state, 'words')}
      />
    </>
  )
}
