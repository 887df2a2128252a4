import { notFound } from 'next/navigation'
import { actOf } from '@/app/(moderation)/act-of'
import { personalMetadata } from '@/app/page-metadata'
import { single } from '@/app/page-number'
import { ActPage } from '@/components/moderation/act-page'
import { ResumeForm } from '@/components/moderation/resume-form'
import { findActPage } from '@/lib/moderation/queries'
import { requestId, threadId } from '@/lib/platform/ids'
import { modPath } from '@/lib/urls'
import { getModerator } from '@/lib/web/session'

export const metadata = personalMetadata('Moderation')

type Address = { params: Promise<{ action: string; id: string }>; searchParams: Promise<{ request?: string | string[] }> }

export default async function ActThreadPage({ params, searchParams }: Address) {
  const moderator = await getModerator()
  const { action: word, id } = await params
  const subject = threadId.safeParse(id)
  const request = requestId.safeParse(single((await searchParams).request))
  const action = actOf('thread', word)
  if (!moderator && action && subject.success) return <ResumeForm action={action} path={modPath(word, 'thread', subject.data)} />
  const act = moderator && action && subject.success ? await findActPage(moderator, word, 'thread', subject.data, request.data) : null
  if (!action || !act) notFound()
  return <ActPage act={act} action={action} />
}
