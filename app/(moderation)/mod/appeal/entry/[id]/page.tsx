import { notFound } from 'next/navigation'
import { decide } from '@/app/(moderation)/actions'
import { personalMetadata } from '@/app/page-metadata'
import { DecisionPage } from '@/components/moderation/decision-page'
import { ResumeForm } from '@/components/moderation/resume-form'
import { findDecisionPage } from '@/lib/moderation/appeals/appeal-decision-page'
import { entryId } from '@/lib/platform/ids'
import { decideAppealPath } from '@/lib/urls'
import { getModerator } from '@/lib/web/session'

export const metadata = personalMetadata('Decide on an appeal')

export default async function DecideAppealPage({ params }: { params: Promise<{ id: string }> }) {
  const moderator = await getModerator()
  const id = entryId.safeParse((await params).id)
  if (!moderator && id.success) return <ResumeForm action={decide} path={decideAppealPath(id.data)} />
  const shown = moderator && id.success ? await findDecisionPage(moderator, id.data) : null
  if (!shown) notFound()
  return <DecisionPage page={shown} action={decide} />
}
