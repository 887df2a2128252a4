import type { MoveForm } from '@/lib/moderation/views'
import type { FormState } from '@/lib/platform/form-state'
import { Tick } from '../ui/tick'
import { RuleForFewer } from './rule-for-fewer'

/** Boards that other people read: how many would lose sight of the thread, and what must be said for it. */
export function MoveReaders({ form: { others, rules }, state }: { form: MoveForm; state: FormState }) {
  return (
    <div className="card grid gap-4">
      <p>
        <b>Boards with other readers</b>
      </p>
      <ul className="grid list-disc gap-2 pl-5 marker:text-muted">
        {others.map(({ name, sentence }) => (
          <li key={name}>
            {name}: {sentence}
          </li>
        ))}
      </ul>
      {others.some(({ loses }) => loses) && <RuleForFewer label="If fewer people can read it there: under which rule?" rules={rules} state={state} />}
      {others.some(({ gains }) => gains) && <Tick name="override" label="If more people can read it there: I mean it, and say why below." state={state} />}
    </div>
  )
}
