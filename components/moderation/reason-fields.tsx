import { WORDS_MAX_LENGTH } from '@/lib/moderation/schema'
import { type FormState, problem, typed } from '@/lib/platform/form-state'
import { isHouseRule } from '@/lib/threads/rule-words'
import { Choice } from '../ui/choice'
import { TextArea } from '../ui/field'

type ReasonFieldsProps = { reasons: Readonly<Record<string, string>>; state: FormState; restricting?: boolean; asked?: boolean; inThread?: boolean }

const LIMIT = `up to ${WORDS_MAX_LENGTH.toLocaleString('en-GB')} characters`

/**
 * Why: a ready reason, and words of one's own where they help. For a restriction, the rule, the facts and what brought them
 * up; where the rules are among other reasons, for any of them that is chosen.
 */
export function ReasonFields({ reasons, state, restricting = false, asked = false, inThread = true }: ReasonFieldsProps) {
  const ruled = restricting || Object.keys(reasons).some(isHouseRule)
  return (
    <>
      <Choice
        name="reason"
        legend={restricting ? 'Under which rule?' : 'Why?'}
        problem={problem(state, 'reason')}
        options={Object.entries(reasons).map(([value, label]) => ({ value, label }))}
        chosen={typed(state, 'reason', beginsWith(reasons, restricting, asked))}
      />
      <TextArea
        name="words"
        label={restricting ? 'What happened' : 'In your own words'}
        hint={restricting ? FACTS : `${ruled ? UNDER_A_RULE : 'Needed'} ${openWords(inThread)}`}
        problem={problem(state, 'words')}
        defaultValue={typed(state, 'words')}
      />
      {ruled && <StatementFields state={state} />}
    </>
  )
}

const FACTS = `Goes to the person concerned, who must be able to answer it; ${LIMIT}. Not needed for advertising.`
const UNDER_A_RULE = 'Under a rule: what happened, for its author, who must be able to answer it. Else needed'

function openWords(inThread: boolean): string {
  return `with “Another reason”, welcome with the others, and shown in ${inThread ? 'the thread and ' : ''}the log; ${LIMIT}.`
}

/** A restriction begins with no rule: a hurried thumb must not send a wrong statement of reasons. */
function beginsWith(reasons: Readonly<Record<string, string>>, restricting: boolean, asked: boolean): string | undefined {
  if (restricting) return undefined
  return asked && 'asked' in reasons ? 'asked' : Object.keys(reasons)[0]
}

function StatementFields({ state }: { state: FormState }) {
  return (
    <>
      <Choice
        name="origin"
        legend="What brought it up?"
        inline
        problem={problem(state, 'origin')}
        options={[
          { value: 'own', label: 'I noticed it' },
          { value: 'report', label: 'It was reported' },
        ]}
        chosen={typed(state, 'origin', 'own')}
      />
      <label className="option items-center">
        <input className="mt-0" type="checkbox" name="open" value="yes" defaultChecked={typed(state, 'open') === 'yes'} />
        <span>Show what happened in the public log, not only the rule</span>
      </label>
    </>
  )
}
