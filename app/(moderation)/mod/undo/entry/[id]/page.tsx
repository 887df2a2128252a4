import { notFound } from 'next/navigation'
import { undoAction } from '@/app/(moderation)/actions'
import { personalMetadata } from '@/app/page-metadata'
import { UndoPage } from '@/components/moderation/undo-page'
import { findUndoPage } from '@/lib/moderation/queries'
import { entryId } from '@/lib/platform/ids'
import { getModerator } from '@/lib/web/session'

export const metadata = personalMetadata('Undo')

export default async function UndoEntryPage({ params }: { params: Promise<{ id: string }> }) {
  const moderator = await getModerator()
  const id = entryId.safeParse((await params).id)
  const undo = id.success ? await findUndoPage(moderator, id.data) : null
  if (!undo) notFound()
  return <UndoPage undo={undo} action={undoAction} />
}
