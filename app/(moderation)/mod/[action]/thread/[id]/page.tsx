import { notFound } from 'next/navigation'
import { ACTS_BY_WORD } from '@/app/(moderation)/acts-by-word'
import { personalMetadata } from '@/app/page-metadata'
import { ActPage } from '@/components/moderation/act-page'
import { findActPage } from '@/lib/moderation/queries'
import { threadId } from '@/lib/platform/ids'
import { getModerator } from '@/lib/web/session'

export const metadata = personalMetadata('Moderation')

export default async function ActThreadPage({ params }: { params: Promise<{ action: string; id: string }> }) {
  const moderator = await getModerator()
  const { action: word, id } = await params
  const subject = threadId.safeParse(id)
  const action = ACTS_BY_WORD[word]
  const act = action && subject.success ? await findActPage(moderator, word, 'thread', subject.data) : null
  if (!action || !act) notFound()
  return <ActPage act={act} action={action} />
}
