import type { Metadata } from 'next'
import { cache } from 'react'
import { errorTitle } from '@/app/page-metadata'
import { pageNumber, single, singles } from '@/app/page-number'
import { SearchPage } from '@/components/search/search-page'
import { SearchTooLong } from '@/components/search/search-too-long'
import { searchInTime } from '@/lib/search/queries'
import { getSight } from '@/lib/web/session'

type Query = Partial<Record<'q' | 'board' | 'by' | 'from' | 'to' | 'page', string | string[]>>
type Address = { searchParams: Promise<Query> }

// Asked once for the title and the page of one request.
const findSearch = cache(async (query: string) => {
  const given = JSON.parse(query) as Record<string, string | undefined>
  return searchInTime(await getSight(), given, pageNumber(given.page ?? '1'))
})

export async function generateMetadata({ searchParams }: Address): Promise<Metadata> {
  const query = await searchParams
  const words = single(query.q)
  const error = (await findSearch(singles(query)))?.problems.length
  return { title: errorTitle(words ? `Search for “${words.slice(0, 80)}”` : 'Search', error), robots: { index: false } }
}

export default async function Page({ searchParams }: Address) {
  const query = await searchParams
  const view = await findSearch(singles(query))
  return view ? <SearchPage view={view} /> : <SearchTooLong words={single(query.q) ?? ''} />
}
