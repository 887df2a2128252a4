import { notFound } from 'next/navigation'
import { actMetadata, actOf } from '@/app/(moderation)/act-of'
import { single } from '@/app/page-number'
import { ActPage } from '@/components/moderation/act-page'
import { ResumeForm } from '@/components/moderation/resume-form'
import { findMemberActPage } from '@/lib/moderation/queries'
import { modPath } from '@/lib/urls'
import { getModerator } from '@/lib/web/session'

export async function generateMetadata({ params }: { params: Promise<{ action: string }> }) {
  return actMetadata('member', (await params).action)
}

type Address = { params: Promise<{ action: string; name: string }>; searchParams: Promise<{ role?: string | string[] }> }

export default async function ActMemberPage({ params, searchParams }: Address) {
  const moderator = await getModerator()
  const { action: word, name } = await params
  const action = actOf('member', word)
  if (!moderator && action) return <ResumeForm action={action} path={modPath(word, 'member', decodeURIComponent(name))} />
  const act = moderator && action ? await findMemberActPage(moderator, word, decodeURIComponent(name), { role: single((await searchParams).role) }) : null
  if (!action || !act) notFound()
  return <ActPage act={act} action={action} />
}
