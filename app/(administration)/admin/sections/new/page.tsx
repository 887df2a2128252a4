import { notFound } from 'next/navigation'
import { siteSection } from '@/app/(moderation)/actions'
import { personalMetadata } from '@/app/page-metadata'
import { ActPage } from '@/components/moderation/act-page'
import { ResumeForm } from '@/components/moderation/resume-form'
import { findActPage } from '@/lib/moderation/queries'
import { adminPath } from '@/lib/urls'
import { getAdmin } from '@/lib/web/session'

export const metadata = personalMetadata('Create a section')

export default async function NewSectionPage() {
  const admin = await getAdmin()
  if (!admin) return <ResumeForm action={siteSection} path={adminPath('sections', 'new')} />
  const act = await findActPage(admin, 'section', 'site', 0n)
  if (!act) notFound()
  return <ActPage act={act} action={siteSection} />
}
