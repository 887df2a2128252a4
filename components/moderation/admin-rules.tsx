import type { HouseRulesView } from '@/lib/moderation/views'
import { adminPath, logPath, rulesPath } from '@/lib/urls'
import { Breadcrumbs } from '../layout/breadcrumbs'
import { Day } from '../threads/removed-by'

/** The rules as an admin sees them: what each says, what is to come, and the ways to change them. */
export function AdminRules({ shown: { rules, retired } }: { shown: HouseRulesView }) {
  return (
    <div className="max-w-measure">
      <Breadcrumbs crumbs={[{ href: adminPath(), text: 'Administration' }]} />
      <h1>House rules</h1>
      <p className="mt-2">
        As everyone reads them: <a href={rulesPath}>House rules</a>.
      </p>
      <p className="mt-4">
        <a className="btn" href={adminPath('rules', 'new')}>
          Add a rule
        </a>
      </p>
      <ul className="rows mt-4 border-b border-line">
        {rules.map((rule) => (
          <li key={rule.id}>
            <RuleRow rule={rule} />
          </li>
        ))}
      </ul>
      {retired.length > 0 && (
        <p className="mt-4">
          Retired, and put in force again by undoing that in the <a href={logPath}>log</a>: {retired.map(({ number, name }) => `${number}. ${name}`).join(', ')}
          .
        </p>
      )}
    </div>
  )
}

function RuleRow({ rule: { id, number, name, now, coming, retiredAt } }: { rule: HouseRulesView['rules'][number] }) {
  return (
    <div className="min-w-0">
      <p className="row-title">
        {number}. {name}
      </p>
      <p className="meta">{now?.says}</p>
      {coming.map((wording) => (
        <p className="meta" key={wording.version}>
          From <Day at={wording.validFrom} /> on{wording.name && wording.name !== name ? `, as “${wording.name}”` : ''}: {wording.says}
        </p>
      ))}
      {retiredAt && (
        <p className="meta">
          Retired from <Day at={retiredAt} /> on.
        </p>
      )}
      {!retiredAt && (
        <p className="mt-2 flex flex-wrap gap-2">
          {WAYS.map(({ word, label }) => (
            <a className="btn" key={word} href={adminPath('rules', id, word)}>
              {label}
              <span className="sr-only"> the rule “{name}”</span>
            </a>
          ))}
        </p>
      )}
    </div>
  )
}

const WAYS = [
  { word: 'reword', label: 'Reword' },
  { word: 'rename', label: 'Rename' },
  { word: 'retire', label: 'Retire' },
] as const
