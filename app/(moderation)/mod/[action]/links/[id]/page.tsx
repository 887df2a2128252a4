import { notFound } from 'next/navigation'
import { actMetadata, actOf } from '@/app/(moderation)/act-of'
import { single } from '@/app/page-number'
import { ActPage } from '@/components/moderation/act-page'
import { ResumeForm } from '@/components/moderation/resume-form'
import { linksBoardId, ruleIdField } from '@/lib/moderation/links/link-schema'
import { findActPage } from '@/lib/moderation/queries'
import { linksActPath } from '@/lib/urls'
import { getModerator } from '@/lib/web/session'

export async function generateMetadata({ params }: { params: Promise<{ action: string }> }) {
  return actMetadata('links', (await params).action)
}

type Address = { params: Promise<{ action: string; id: string }>; searchParams: Promise<Partial<Record<'host' | 'rule', string | string[]>>> }

export default async function ActLinksPage({ params, searchParams }: Address) {
  const moderator = await getModerator()
  const { action: word, id } = await params
  const { host, rule } = await searchParams
  const asked = { host: single(host), rule: ruleIdField.safeParse(single(rule)).data }
  const subject = linksBoardId.safeParse(id)
  const action = actOf('links', word)
  if (!moderator && action && subject.success) return <ResumeForm action={action} path={linksActPath(word, subject.data, asked)} />
  const act = moderator && action && subject.success ? await findActPage(moderator, word, 'links', subject.data, asked) : null
  if (!action || !act) notFound()
  return <ActPage act={act} action={action} />
}
