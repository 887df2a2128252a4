import type { Metadata } from 'next'
import { pageNumber } from '@/app/page-number'
import { type Asked, ThreadDocument, threadMetadata } from '../../thread-document'

type Address = { params: Promise<{ thread: string; slug: string; page: string }> }

export async function generateMetadata(address: Address): Promise<Metadata> {
  return threadMetadata(await askedOf(address))
}

export default async function LaterThreadPage(address: Address) {
  return <ThreadDocument {...(await askedOf(address))} />
}

async function askedOf({ params }: Address): Promise<Asked> {
  const { thread, slug, page } = await params
  const at = pageNumber(page)
  return { thread, slug, shown: 'page', at, older: at === 1 }
}
