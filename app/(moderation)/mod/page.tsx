import { notFound } from 'next/navigation'
import { personalMetadata } from '@/app/page-metadata'
import { Desk } from '@/components/moderation/desk'
import { findDesk } from '@/lib/moderation/links/link-desk'
import { getModerator } from '@/lib/web/session'

export const metadata = personalMetadata('Moderation')

export default async function DeskPage() {
  const moderator = await getModerator()
  const desk = moderator && (await findDesk(moderator))
  if (!desk) notFound()
  return <Desk desk={desk} />
}
