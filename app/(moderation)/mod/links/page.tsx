import { notFound } from 'next/navigation'
import { personalMetadata } from '@/app/page-metadata'
import { single } from '@/app/page-number'
import { LinkRulesPage } from '@/components/moderation/link-rules-page'
import { ResumeForm } from '@/components/moderation/resume-form'
import { findLinkRules } from '@/lib/moderation/links/link-rules'
import { countWaitingTo } from '@/lib/moderation/links/link-waiting'
import { linkRulesPath } from '@/lib/urls'
import { getModerator } from '@/lib/web/session'
import { endRuleAction, hostRuleAction, linkTrustAction } from './actions'

export const metadata = personalMetadata('Links')

export default async function Page({ searchParams }: { searchParams: Promise<{ added?: string | string[] }> }) {
  const moderator = await getModerator()
  if (!moderator) return <ResumeForm action={hostRuleAction} path={linkRulesPath} />
  const added = single((await searchParams).added)
  const rules = await findLinkRules(moderator)
  if (!rules) notFound()
  const waiting = added ? await countWaitingTo(moderator, added) : null
  return <LinkRulesPage rules={rules} added={waiting} add={hostRuleAction} end={endRuleAction} trust={linkTrustAction} />
}
