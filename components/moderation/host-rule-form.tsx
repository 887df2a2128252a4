import type { LinkRulesView } from '@/lib/moderation/views'
import { type FormState, problem, typed } from '@/lib/platform/form-state'
import { linkRulesPath } from '@/lib/urls'
import { Choice } from '../ui/choice'
import { Select, TextField } from '../ui/field'

const VERDICTS = [
  { value: 'trust', label: 'Trust it', detail: 'Its links are clickable at once, a newcomer’s too.' },
  { value: 'refuse', label: 'Refuse it', detail: 'Links to it are hidden, old ones too.' },
]

type HostRuleFormProps = { state: FormState; boards: LinkRulesView['boards']; mayRuleAll: boolean }

/** Which host, and where: the way to the act itself, whose page counts what it would touch. */
export function HostRuleForm({ state, boards, mayRuleAll }: HostRuleFormProps) {
  const everywhere = mayRuleAll ? [{ value: '0', label: 'On all boards' }] : []
  return (
    <form className="grid gap-5" action={linkRulesPath} method="get">
      <TextField
        name="host"
        label="Host"
        hint="Such as example.org, or *.gov.uk for every host that ends in it."
        problem={problem(state, 'host')}
        defaultValue={typed(state, 'host')}
      />
      <Choice name="verdict" legend="What of its links?" problem={problem(state, 'verdict')} options={VERDICTS} chosen={typed(state, 'verdict', 'trust')} />
      <Select
        name="board"
        label="Where?"
        problem={problem(state, 'board')}
        defaultValue={typed(state, 'board')}
        empty="Choose a board"
        options={[...everywhere, ...boards.map(({ id, name }) => ({ value: String(id), label: name }))]}
      />
      <button className="btn btn-primary justify-self-start" type="submit">
        Continue
      </button>
    </form>
  )
}
