import { type FormState, problem, typed } from '@/lib/platform/form-state'
import { Select } from '../ui/field'

type RuleForFewerProps = { label: string; rules: Readonly<Record<string, string>>; state: FormState }

/** The rule under which fewer people may be let read a thread. */
export function RuleForFewer({ label, rules, state }: RuleForFewerProps) {
  return (
    <Select
      name="rule"
      label={label}
      hint="It is a restriction: the OP receives a statement of reasons with your own words below, which only the OP and HQ will read. The OP can appeal."
      problem={problem(state, 'rule')}
      defaultValue={typed(state, 'rule')}
      empty="No rule"
      options={Object.entries(rules).map(([value, text]) => ({ value, label: text }))}
    />
  )
}
