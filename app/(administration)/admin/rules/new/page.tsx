import { notFound } from 'next/navigation'
import { siteRule } from '@/app/(moderation)/actions'
import { personalMetadata } from '@/app/page-metadata'
import { ActPage } from '@/components/moderation/act-page'
import { ResumeForm } from '@/components/moderation/resume-form'
import { findActPage } from '@/lib/moderation/queries'
import { adminPath } from '@/lib/urls'
import { getAdmin } from '@/lib/web/session'

export const metadata = personalMetadata('Add a rule')

export default async function NewRulePage() {
  const admin = await getAdmin()
  if (!admin) return <ResumeForm action={siteRule} path={adminPath('rules', 'new')} />
  const act = await findActPage(admin, 'rule', 'site', 0n)
  if (!act) notFound()
  return <ActPage act={act} action={siteRule} />
}
