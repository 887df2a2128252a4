import { notFound, redirect } from 'next/navigation'
import { errorTitle, personalMetadata } from '@/app/page-metadata'
import { single } from '@/app/page-number'
import { LinkRulesPage } from '@/components/moderation/link-rules-page'
import { ResumeForm } from '@/components/moderation/resume-form'
import { findLinkRules } from '@/lib/moderation/links/link-rules'
import { hostRuleAsked } from '@/lib/moderation/links/link-schema'
import { countWaitingTo } from '@/lib/moderation/links/link-waiting'
import type { LinkRulesView } from '@/lib/moderation/views'
import { type FormState, idle, problemsOf } from '@/lib/platform/form-state'
import { linkRulesPath, linksActPath } from '@/lib/urls'
import { getModerator } from '@/lib/web/session'
import { manyLinksAction } from './actions'

type Asked = Partial<Record<'added' | 'host' | 'board' | 'verdict', string | string[]>>

export async function generateMetadata({ searchParams }: { searchParams: Promise<Asked> }) {
  const { added: _made, ...asked } = await searchParams
  return personalMetadata(errorTitle('Links', Object.keys(asked).length > 0)) // one that can be gone on with leads elsewhere
}

export default async function Page({ searchParams }: { searchParams: Promise<Asked> }) {
  const moderator = await getModerator()
  if (!moderator) return <ResumeForm action={manyLinksAction} path={linkRulesPath} />
  const { added, ...asked } = await searchParams
  const rules = await findLinkRules(moderator)
  if (!rules) notFound()
  // A field that is empty is not in the address, so one that always says something tells that the form was sent.
  const state = Object.keys(asked).length === 0 ? idle : goOn(asked, rules)
  const pattern = single(added)
  const waiting = pattern ? await countWaitingTo(moderator, pattern) : null
  return <LinkRulesPage rules={rules} added={waiting} asked={state} />
}

/** To the page of the act that is wanted; where it cannot be said which, the form again. */
function goOn({ host = '', board = '', verdict = '' }: Asked, { boards, mayRuleAll }: LinkRulesView): FormState {
  const values = { host, board, verdict }
  const read = hostRuleAsked.safeParse(values)
  const there = board === '0' ? mayRuleAll : boards.some(({ id }) => String(id) === board)
  if (read.success && there) redirect(linksActPath(read.data.verdict, read.data.board, { host: read.data.host }))
  const fields = read.success ? { board: 'There is no such board among yours. Choose another.' } : problemsOf(read.error)
  return { status: 'invalid', values, fields }
}
