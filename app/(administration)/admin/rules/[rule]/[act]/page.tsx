import { notFound } from 'next/navigation'
import { actMetadata, actOf } from '@/app/(moderation)/act-of'
import { ActPage } from '@/components/moderation/act-page'
import { ResumeForm } from '@/components/moderation/resume-form'
import { findActPage } from '@/lib/moderation/queries'
import { ruleId } from '@/lib/platform/ids'
import { adminPath } from '@/lib/urls'
import { getAdmin } from '@/lib/web/session'

export async function generateMetadata({ params }: { params: Promise<{ act: string }> }) {
  return actMetadata('rule', (await params).act)
}

export default async function ActRulePage({ params }: { params: Promise<{ rule: string; act: string }> }) {
  const admin = await getAdmin()
  const { rule, act: word } = await params
  const id = ruleId.safeParse(rule)
  const action = actOf('rule', word)
  if (!admin && action && id.success) return <ResumeForm action={action} path={adminPath('rules', id.data, word)} />
  const act = admin && action && id.success ? await findActPage(admin, word, 'rule', id.data) : null
  if (!action || !act) notFound()
  return <ActPage act={act} action={action} />
}
