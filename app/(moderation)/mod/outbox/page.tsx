import { notFound } from 'next/navigation'
import { personalMetadata } from '@/app/page-metadata'
import { single } from '@/app/page-number'
import { Outbox } from '@/components/moderation/outbox'
import { findOutbox } from '@/lib/letters/outbox'
import { readInput } from '@/lib/notifications/schema'
import { getModerator } from '@/lib/web/session'

export const metadata = personalMetadata('Letters')

export default async function Page({ searchParams }: { searchParams: Promise<{ before?: string | string[] }> }) {
  const moderator = (await getModerator()) ?? notFound()
  const before = readInput.safeParse({ upTo: single((await searchParams).before) })
  const outbox = (await findOutbox(moderator, before.data?.upTo)) ?? notFound()
  return <Outbox outbox={outbox} />
}
