import { notFound } from 'next/navigation'
import { actMetadata, actOf } from '@/app/(moderation)/act-of'
import { ActPage } from '@/components/moderation/act-page'
import { ResumeForm } from '@/components/moderation/resume-form'
import { findBoardKey } from '@/lib/moderation/house/admin-queries'
import { findActPage } from '@/lib/moderation/queries'
import { adminPath } from '@/lib/urls'
import { getAdmin } from '@/lib/web/session'

export async function generateMetadata({ params }: { params: Promise<{ act: string }> }) {
  return actMetadata('board', (await params).act)
}

export default async function ActBoardPage({ params }: { params: Promise<{ board: string; act: string }> }) {
  const admin = await getAdmin()
  const { board: slug, act: word } = await params
  const action = actOf('board', word)
  if (!admin && action) return <ResumeForm action={action} path={adminPath('boards', slug, word)} />
  const id = await findBoardKey(slug)
  const act = admin && action && id ? await findActPage(admin, word, 'board', id) : null
  if (!action || !act) notFound()
  return <ActPage act={act} action={action} />
}
