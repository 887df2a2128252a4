import { notFound } from 'next/navigation'
import { undo } from '@/app/(moderation)/actions'
import { personalMetadata } from '@/app/page-metadata'
import { ResumeForm } from '@/components/moderation/resume-form'
import { UndoPage } from '@/components/moderation/undo-page'
import { findUndoPage } from '@/lib/moderation/queries'
import { entryId } from '@/lib/platform/ids'
import { undoPath } from '@/lib/urls'
import { getModerator } from '@/lib/web/session'

export const metadata = personalMetadata('Undo')

export default async function UndoEntryPage({ params }: { params: Promise<{ id: string }> }) {
  const moderator = await getModerator()
  const id = entryId.safeParse((await params).id)
  if (!moderator && id.success) return <ResumeForm action={undo} path={undoPath(id.data)} />
  const shown = moderator && id.success ? await findUndoPage(moderator, id.data) : null
  if (!shown) notFound()
  return <UndoPage undo={shown} action={undo} />
}
