import { notFound } from 'next/navigation'
import { personalMetadata } from '@/app/page-metadata'
import { AppealPage } from '@/components/moderation/appeal-page'
import { ResumeForm } from '@/components/moderation/resume-form'
import { findAppealPage } from '@/lib/moderation/appeals/appeals'
import { entryId } from '@/lib/platform/ids'
import { appealPath } from '@/lib/urls'
import { getMember } from '@/lib/web/session'
import { appealAction } from './actions'

export const metadata = personalMetadata('Appeal')

export default async function Page({ params }: { params: Promise<{ entry: string }> }) {
  const id = entryId.safeParse((await params).entry)
  if (!id.success) notFound()
  const member = await getMember()
  if (!member) return <ResumeForm action={appealAction} path={appealPath(id.data)} />
  const page = (await findAppealPage(member, id.data)) ?? notFound()
  return <AppealPage page={page} action={appealAction} />
}
