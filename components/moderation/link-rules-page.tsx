import type { LinkRulesView } from '@/lib/moderation/views'
import type { FormState } from '@/lib/platform/form-state'
import { deskPath, linksActPath, waitingLinksPath } from '@/lib/urls'
import { Breadcrumbs } from '../layout/breadcrumbs'
import { EmptyState } from '../ui/empty-state'
import { FormSummary } from '../ui/form-summary'
import { Moment } from '../ui/moment'
import { HostRuleForm } from './host-rule-form'

type Added = { pattern: string; waiting: number }
/** `asked`: a rule that was asked for and cannot be made. */
type LinkRulesPageProps = { rules: LinkRulesView; added: Added | null; asked: FormState }

const TRUSTED = { everyone: 'everyone’s', trusted: 'all but newcomers’', checked: 'none before a moderator has looked, save to trusted hosts' }

/** Which hosts are trusted or refused, and whose links each board makes clickable at once. */
export function LinkRulesPage({ rules: { boards, rules, mayRuleAll }, added, asked }: LinkRulesPageProps) {
  return (
    <div className="max-w-measure">
      {asked.status === 'invalid' && <FormSummary wrong={{ fields: asked.fields }} />}
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
            {rule.mayEnd && (
              <p>
                <a className="btn" href={linksActPath('end', rule.boardId ?? 0n, { rule: rule.id })}>
                  End<span className="sr-only"> the rule about {rule.pattern}</span>
                </a>
              </p>
            )}
          </li>
        ))}
      </ul>
      <h2 className="mt-7 mb-2">Add a rule</h2>
      <HostRuleForm state={asked} boards={boards} mayRuleAll={mayRuleAll} />
      <h2 className="mt-7 mb-2">Whose links are clickable at once</h2>
      <ul className="rows border-b border-line">
        {boards.map(({ id, name, linkTrust }) => (
          <li key={id}>
            <span className="min-w-0">
              <b>{name}</b>: {TRUSTED[linkTrust]}
            </span>
            <a className="btn" href={linksActPath('clickable', id)}>
              Change<span className="sr-only"> it for {name}</span>
            </a>
          </li>
        ))}
      </ul>
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
