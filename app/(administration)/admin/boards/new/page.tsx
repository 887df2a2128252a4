import { notFound } from 'next/navigation'
import { siteBoard } from '@/app/(moderation)/actions'
import { personalMetadata } from '@/app/page-metadata'
import { ActPage } from '@/components/moderation/act-page'
import { ResumeForm } from '@/components/moderation/resume-form'
import { findActPage } from '@/lib/moderation/queries'
import { adminPath } from '@/lib/urls'
import { getAdmin } from '@/lib/web/session'

export const metadata = personalMetadata('Create a board')

export default async function NewBoardPage() {
  const admin = await getAdmin()
  if (!admin) return <ResumeForm action={siteBoard} path={adminPath('boards', 'new')} />
  const act = await findActPage(admin, 'board', 'site', 0n)
  if (!act) notFound()
  return <ActPage act={act} action={siteBoard} />
}
