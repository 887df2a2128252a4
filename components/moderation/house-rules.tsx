import type { HouseRulesView } from '@/lib/moderation/views'
import { adminPath, logPath, rulePath } from '@/lib/urls'
import { Day } from '../threads/removed-by'
import { Slot } from '../ui/slot'

type Rule = HouseRulesView['rules'][number]

/** The rules of the house, by which HQ acts: each in a sentence with two examples, and what it said before. */
export function HouseRules({ shown: { rules, retired, held } }: { shown: HouseRulesView }) {
  return (
    <div className="max-w-measure py-6">
      <h1>House rules</h1>
      <p className="mt-2 text-muted">
        Everything that HQ removes or restricts rests on one of these rules. Each act in the <a href={logPath}>log</a> leads to the rule as it was worded on
        that day, and the person concerned can appeal.
      </p>
      <Slot when="admin">
        <p className="mt-2">
          <a className="inline-flex min-h-(--tap) items-center" href={adminPath('rules')}>
            Change the rules
          </a>
        </p>
      </Slot>
      {rules.map((rule) => (
        <OneRule rule={rule} key={rule.code} />
      ))}
      {retired.length > 0 && <RetiredRules rules={retired} />}
      <h2 className="mt-7 mb-2">What a board’s settings do</h2>
      <p>On some boards HQ looks at certain posts before everyone sees them. That says nothing against their authors.</p>
      <dl className="terms mt-3">
        {held.map(({ code, name, says }) => (
          <div key={code} id={code}>
            <dt>{name}</dt>
            <dd>{says}</dd>
          </div>
        ))}
      </dl>
    </div>
  )
}

/** Folded; kept, because acts from before cite them. */
function RetiredRules({ rules }: { rules: readonly Rule[] }) {
  return (
    <section className="mt-7" aria-labelledby="retired-rules">
      <h2 id="retired-rules">Retired rules</h2>
      <p className="mt-2 text-muted">HQ restricts nothing by them any more. What was done before still cites them.</p>
      {rules.map((rule) => (
        <details className="mt-2" id={rule.code} key={rule.code}>
          <summary className="min-h-(--tap) cursor-pointer py-2">
            {rule.number}. {rule.name}
            {rule.retiredAt && (
              <>
                {' '}
                (from <Day at={rule.since} /> until <Day at={rule.retiredAt} />)
              </>
            )}
          </summary>
          {rule.now && <Wording wording={rule.now} />}
          {rule.former.length > 0 && <FormerWordings code={rule.code} former={rule.former} />}
        </details>
      ))}
    </section>
  )
}

function OneRule({ rule: { code, number, name, law, now, former, coming, retiredAt } }: { rule: Rule }) {
  return (
    <section className="mt-7" id={code} aria-labelledby={`rule-${number}`}>
      <h2 id={`rule-${number}`}>
        {number}. {name} {law && <span className="badge badge-quiet">Law</span>}
      </h2>
      {retiredAt && (
        <p className="note mt-3">
          Retired from <Day at={retiredAt} /> on.
        </p>
      )}
      {now && <Wording wording={now} />}
      {coming.map((wording) => (
        <div className="note mt-3" key={wording.version}>
          <p>
            <b>
              From <Day at={wording.validFrom} /> on{wording.name && wording.name !== name ? `, as “${wording.name}”` : ''}:
            </b>
          </p>
          <Wording wording={wording} />
        </div>
      ))}
      {former.length > 0 && <FormerWordings code={code} former={former} />}
    </section>
  )
}

function FormerWordings({ code, former }: Pick<Rule, 'code' | 'former'>) {
  return (
    <details className="mt-2">
      <summary className="min-h-(--tap) cursor-pointer py-2">Former wordings ({former.length})</summary>
      <ul className="grid gap-2">
        {former.map(({ version, says, validFrom }) => (
          <li key={version}>
            <a href={rulePath(code, version)}>
              From <Day at={validFrom} /> on
            </a>
            : {says}
          </li>
        ))}
      </ul>
    </details>
  )
}

/** One wording: the sentence, and an example to either side. */
export function Wording({ wording: { says, breaks, keeps } }: { wording: Pick<NonNullable<Rule['now']>, 'says' | 'breaks' | 'keeps'> }) {
  return (
    <>
      <p className="mt-2">{says}</p>
      <dl className="terms mt-2">
        <div>
          <dt>Breaks it</dt>
          <dd>{breaks}</dd>
        </div>
        <div>
          <dt>Does not</dt>
          <dd>{keeps}</dd>
        </div>
      </dl>
    </>
  )
}
