import type { Metadata } from 'next'
import { single } from '@/app/page-number'
import { SearchPage } from '@/components/search/search-page'
import { search } from '@/lib/search/queries'
import { getSight } from '@/lib/web/session'

type Address = { searchParams: Promise<{ q?: string | string[] }> }

export async function generateMetadata({ searchParams }: Address): Promise<Metadata> {
  const words = single((await searchParams).q)
  return { title: words ? `Search for “${words.slice(0, 80)}”` : 'Search', robots: { index: false } }
}

export default async function Page({ searchParams }: Address) {
  const words = single((await searchParams).q) ?? ''
  return <SearchPage words={words} found={await search(await getSight(), words)} />
}
