import { notFound } from 'next/navigation'
import { actMetadata, actOf } from '@/app/(moderation)/act-of'
import { pageNumber, single } from '@/app/page-number'
import { ActPage } from '@/components/moderation/act-page'
import { ResumeForm } from '@/components/moderation/resume-form'
import { findActPage } from '@/lib/moderation/queries'
import { requestId, threadId } from '@/lib/platform/ids'
import { modPath } from '@/lib/urls'
import { getModerator } from '@/lib/web/session'

export async function generateMetadata({ params }: { params: Promise<{ action: string }> }) {
  return actMetadata('thread', (await params).action)
}

type Address = { params: Promise<{ action: string; id: string }>; searchParams: Promise<Partial<Record<'request' | 'from' | 'page', string | string[]>>> }

export default async function ActThreadPage({ params, searchParams }: Address) {
  const moderator = await getModerator()
  const { action: word, id } = await params
  const subject = threadId.safeParse(id)
  const asked = await askedOf(searchParams)
  const action = actOf('thread', word)
  if (!moderator && action && subject.success) return <ResumeForm action={action} path={modPath(word, 'thread', subject.data)} />
  const act = moderator && action && subject.success ? await findActPage(moderator, word, 'thread', subject.data, asked) : null
  if (!action || !act) notFound()
  return <ActPage act={act} action={action} />
}

async function askedOf(searchParams: Address['searchParams']) {
  const { request, from, page } = await searchParams
  const numberOf = (given: typeof from) => (given === undefined ? undefined : pageNumber(single(given) ?? ''))
  return { request: requestId.safeParse(single(request)).data, from: numberOf(from), page: numberOf(page) }
}
