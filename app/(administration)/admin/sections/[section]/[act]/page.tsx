import { notFound } from 'next/navigation'
import { actMetadata, actOf } from '@/app/(moderation)/act-of'
import { ActPage } from '@/components/moderation/act-page'
import { ResumeForm } from '@/components/moderation/resume-form'
import { findActPage } from '@/lib/moderation/queries'
import { sectionId } from '@/lib/platform/ids'
import { adminPath } from '@/lib/urls'
import { getAdmin } from '@/lib/web/session'

export async function generateMetadata({ params }: { params: Promise<{ act: string }> }) {
  return actMetadata('section', (await params).act)
}

export default async function ActSectionPage({ params }: { params: Promise<{ section: string; act: string }> }) {
  const admin = await getAdmin()
  const { section, act: word } = await params
  const id = sectionId.safeParse(section)
  const action = actOf('section', word)
  if (!admin && action && id.success) return <ResumeForm action={action} path={adminPath('sections', id.data, word)} />
  const act = admin && action && id.success ? await findActPage(admin, word, 'section', id.data) : null
  if (!action || !act) notFound()
  return <ActPage act={act} action={action} />
}
