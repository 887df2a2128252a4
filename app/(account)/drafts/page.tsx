import { personalMetadata } from '@/app/page-metadata'
import { ResumeForm } from '@/components/moderation/resume-form'
import { DraftsPage } from '@/components/posts/drafts-page'
import { findDraftList } from '@/lib/posts/draft-list'
import { draftsPath } from '@/lib/urls'
import { getMember } from '@/lib/web/session'
import { forgetDraftAction } from './actions'

export const metadata = personalMetadata('Your drafts')

export default async function Page() {
  const member = await getMember()
  if (!member) return <ResumeForm action={forgetDraftAction} path={draftsPath} />
  return <DraftsPage list={await findDraftList(member)} action={forgetDraftAction} />
}
