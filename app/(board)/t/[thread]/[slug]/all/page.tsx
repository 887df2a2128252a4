import type { Metadata } from 'next'
import { pageNumber, single } from '@/app/page-number'
import { type Asked, ThreadDocument, threadMetadata } from '../../thread-document'

type Address = { params: Promise<{ thread: string; slug: string }>; searchParams: Promise<{ page?: string | string[]; after?: string | string[] }> }

export async function generateMetadata(address: Address): Promise<Metadata> {
  return threadMetadata(await askedOf(address))
}

export default async function WholeThreadPage(address: Address) {
  return <ThreadDocument {...(await askedOf(address))} />
}

async function askedOf({ params, searchParams }: Address): Promise<Asked> {
  const { thread, slug } = await params
  const { page, after } = await searchParams
  const [older, from] = [single(page), single(after)]
  if (older !== undefined) return { thread, slug, shown: 'whole', at: (pageNumber(older) - 1) * OLDER_PAGE, older: true }
  return { thread, slug, shown: 'whole', at: from === undefined ? 0 : pageNumber(from) }
}

/** Posts on one page when pages of the whole thread had numbers. */
const OLDER_PAGE = 1000
