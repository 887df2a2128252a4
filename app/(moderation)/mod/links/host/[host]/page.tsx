import { personalMetadata } from '@/app/page-metadata'
import { getModerator } from '@/lib/web/session'
import { type Asked, WaitingPile } from '../../waiting-pile'

export const metadata = personalMetadata('Links')

export default async function Page({ params, searchParams }: { params: Promise<{ host: string }>; searchParams: Asked }) {
  const moderator = await getModerator()
  const of = decodeURIComponent((await params).host)
  return <WaitingPile moderator={moderator} pile={{ kind: 'host', of }} searchParams={searchParams} />
}
