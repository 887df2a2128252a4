import { notFound } from 'next/navigation'
import { blank } from '@/app/(moderation)/actions'
import { personalMetadata } from '@/app/page-metadata'
import { BlankPage } from '@/components/moderation/blank-page'
import { ResumeForm } from '@/components/moderation/resume-form'
import { findBlankPage } from '@/lib/moderation/log/blank'
import { entryId } from '@/lib/platform/ids'
import { blankPath } from '@/lib/urls'
import { getModerator } from '@/lib/web/session'

export const metadata = personalMetadata('Blank the words of an entry')

export default async function BlankEntryPage({ params }: { params: Promise<{ id: string }> }) {
  const moderator = await getModerator()
  const id = entryId.safeParse((await params).id)
  if (!moderator && id.success) return <ResumeForm action={blank} path={blankPath(id.data)} />
  const shown = moderator && id.success ? await findBlankPage(moderator, id.data) : null
  if (!shown) notFound()
  return <BlankPage blank={shown} action={blank} />
}
