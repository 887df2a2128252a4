import type { RuleWordingView } from '@/lib/moderation/views'
import { rulesPath } from '@/lib/urls'
import { Breadcrumbs } from '../layout/breadcrumbs'
import { Day } from '../threads/removed-by'
import { Wording } from './house-rules'

/** One wording of a rule, with the days on which it holds or held. */
export function RuleWording({ shown: { code, number, name, law, wording, until, untilIsOver, retiredAt } }: { shown: RuleWordingView }) {
  return (
    <div className="max-w-measure">
      <Breadcrumbs crumbs={[{ href: rulesPath, text: 'House rules' }]} />
      <h1>
        {number}. {name} {law && <span className="badge badge-quiet">Law</span>}
      </h1>
      <p className="meta mt-1">
        {wording.version === 1 ? (
          'The first wording'
        ) : (
          <>
            Valid from <Day at={wording.validFrom} />
          </>
        )}
        {until && (
          <>
            , until <Day at={until} />, when <a href={`${rulesPath}#${code}`}>another wording</a> {untilIsOver ? 'took' : 'takes'} its place
          </>
        )}
        .
        {retiredAt && (
          <>
            {' '}
            The rule is retired from <Day at={retiredAt} /> on.
          </>
        )}
      </p>
      <Wording wording={wording} />
    </div>
  )
}
