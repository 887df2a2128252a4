import type { HouseRulesView } from '@/lib/moderation/views'
import { adminPath, rulesPath } from '@/lib/urls'
import { Breadcrumbs } from '../layout/breadcrumbs'
import { Day } from '../threads/removed-by'

/** The rules as an admin sees them: what each says, what is to come, and the way to reword it. */
export function AdminRules({ shown: { rules } }: { shown: HouseRulesView }) {
  return (
    <div className="max-w-measure">
      <Breadcrumbs crumbs={[{ href: adminPath(), text: 'Administration' }]} />
      <h1>House rules</h1>
      <p className="mt-2">
        As everyone reads them: <a href={rulesPath}>House rules</a>.
      </p>
      <ul className="rows mt-4 border-b border-line">
        {rules.map(({ id, number, name, now, coming }) => (
          <li key={id}>
            <div className="min-w-0">
              <p className="row-title">
                {number}. {name}
              </p>
              <p className="meta">{now?.says}</p>
              {coming.map(({ version, says, validFrom }) => (
                <p className="meta" key={version}>
                  From <Day at={validFrom} /> on: {says}
                </p>
              ))}
            </div>
            <a className="btn" href={adminPath('rules', id, 'reword')}>
              Reword<span className="sr-only"> the rule “{name}”</span>
            </a>
          </li>
        ))}
      </ul>
    </div>
  )
}
