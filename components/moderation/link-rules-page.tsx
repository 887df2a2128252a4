import type { LinkRulesView } from '@/lib/moderation/views'
import type { FormAction } from '@/lib/platform/form-state'
import { deskPath, waitingLinksPath } from '@/lib/urls'
import { Breadcrumbs } from '../layout/breadcrumbs'
import { EmptyState } from '../ui/empty-state'
import { Moment } from '../ui/moment'
import { slotValue } from '../ui/slot-value'
import { EndRuleForm } from './end-rule-form'
import { HostRuleForm } from './host-rule-form'
import { LinkTrustForm } from './link-trust-form'

type Added = { pattern: string; waiting: number }
type LinkRulesPageProps = { rules: LinkRulesView; added: Added | null; add: FormAction; end: FormAction; trust: FormAction }

/** Which hosts are trusted or refused, and whose links each board makes clickable at once. */
export async function LinkRulesPage({ rules: { boards, rules, mayRuleAll }, added, add, end, trust }: LinkRulesPageProps) {
  return (
    <div className="max-w-measure">
      <Breadcrumbs crumbs={[{ href: deskPath, text: 'Moderation' }]} />
      <h1>Links on your boards</h1>
      {added && <WaitingLine added={added} />}
      <h2 className="mt-7 mb-2">Trusted and refused hosts</h2>
      {rules.length === 0 && (
        <EmptyState>
          <p>No rules yet. Links then begin as each board’s setting says.</p>
        </EmptyState>
      )}
      <ul className="grid gap-3">
        {rules.map((rule) => (
          <li className="card grid gap-2" key={rule.id}>
            <p className="wrap-anywhere">
              <b>{rule.pattern}</b>: {rule.verdict} on {rule.board?.name ?? 'all boards'}
            </p>
            <p className="meta">
              {rule.by} (HQ), <Moment at={rule.addedAt} />: “{rule.reason}”
            </p>
            {rule.mayEnd && <EndRuleForm action={end} ruleId={String(rule.id)} pattern={rule.pattern} />}
          </li>
        ))}
      </ul>
      <h2 className="mt-7 mb-2">Add a rule</h2>
      <HostRuleForm action={add} formKey={await slotValue('form.key')} boards={boards} mayRuleAll={mayRuleAll} />
      <h2 className="mt-7 mb-2">Whose links are clickable at once</h2>
      <LinkTrustForm action={trust} boards={boards} />
    </div>
  )
}

function WaitingLine({ added: { pattern, waiting } }: { added: Added }) {
  if (waiting === 0) return null
  return (
    <p className="note mt-3">
      {waiting === 1 ? '1 post' : `${waiting} posts`} with links to {pattern} {waiting === 1 ? 'waits' : 'wait'}.{' '}
      <a href={waitingLinksPath('host', pattern)}>Make the waiting links to this host clickable</a>
    </p>
  )
}
