import type { Metadata } from 'next'
import { pageNumber, single } from '@/app/page-number'
import { SearchPage } from '@/components/search/search-page'
import { SearchTooLong } from '@/components/search/search-too-long'
import { searchInTime } from '@/lib/search/queries'
import { getSight } from '@/lib/web/session'

type Query = Partial<Record<'q' | 'board' | 'by' | 'from' | 'to' | 'page', string | string[]>>
type Address = { searchParams: Promise<Query> }

export async function generateMetadata({ searchParams }: Address): Promise<Metadata> {
  const words = single((await searchParams).q)
  return { title: words ? `Search for “${words.slice(0, 80)}”` : 'Search', robots: { index: false } }
}

export default async function Page({ searchParams }: Address) {
  const given = Object.fromEntries(Object.entries(await searchParams).map(([name, value]) => [name, single(value)]))
  const view = await searchInTime(await getSight(), given, pageNumber(given.page ?? '1'))
  return view ? <SearchPage view={view} /> : <SearchTooLong words={given.q ?? ''} />
}
