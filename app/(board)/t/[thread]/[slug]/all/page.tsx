import type { Metadata } from 'next'
import { pageNumber, single } from '@/app/page-number'
import { type Asked, ThreadDocument, threadMetadata } from '../../thread-document'

type Address = { params: Promise<{ thread: string; slug: string }>; searchParams: Promise<{ page?: string | string[] }> }

export async function generateMetadata(address: Address): Promise<Metadata> {
  return threadMetadata(await askedOf(address))
}

export default async function WholeThreadPage(address: Address) {
  return <ThreadDocument {...(await askedOf(address))} />
}

async function askedOf({ params, searchParams }: Address): Promise<Asked> {
  const { thread, slug } = await params
  const page = single((await searchParams).page)
  return { thread, slug, shown: 'whole', at: page === undefined ? 1 : pageNumber(page), numbered: page !== undefined }
}
