import type { Metadata } from 'next'
import { askedOf, type ThreadAddress } from './asked'
import { ThreadDocument, threadMetadata } from './thread-document'

export async function generateMetadata(address: ThreadAddress): Promise<Metadata> {
  return threadMetadata(await askedOf(address))
}

export default async function ThreadWithoutSlugPage(address: ThreadAddress) {
  return <ThreadDocument {...(await askedOf(address))} />
}
