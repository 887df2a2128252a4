import { notFound } from 'next/navigation'
import { actMetadata, actOf } from '@/app/(moderation)/act-of'
import { ActPage } from '@/components/moderation/act-page'
import { ResumeForm } from '@/components/moderation/resume-form'
import { findActPage } from '@/lib/moderation/queries'
import { postId } from '@/lib/platform/ids'
import { modPath } from '@/lib/urls'
import { getModerator } from '@/lib/web/session'

export async function generateMetadata({ params }: { params: Promise<{ action: string }> }) {
  return actMetadata('post', (await params).action)
}

type Address = { params: Promise<{ action: string; id: string }>; searchParams: Promise<{ desk?: string | string[] }> }

export default async function ActPostPage({ params, searchParams }: Address) {
  const moderator = await getModerator()
  const { action: word, id } = await params
  const subject = postId.safeParse(id)
  const action = actOf('post', word)
  if (!moderator && action && subject.success) return <ResumeForm action={action} path={modPath(word, 'post', subject.data)} />
  const act =
    moderator && action && subject.success ? await findActPage(moderator, word, 'post', subject.data, { desk: (await searchParams).desk === 'yes' }) : null
  if (!action || !act) notFound()
  return <ActPage act={act} action={action} />
}
