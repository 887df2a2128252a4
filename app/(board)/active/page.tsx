import { notFound } from 'next/navigation'
import { documentMetadata } from '@/app/page-metadata'
import { single } from '@/app/page-number'
import { ActiveThreads, isThreadList } from '@/components/threads/active-threads'
import { PageTags } from '@/components/ui/page-tags'
import { listActiveThreads } from '@/lib/boards/queries'
import { activePath } from '@/lib/urls'
import { getSight } from '@/lib/web/session'

export const metadata = documentMetadata({ title: 'Active threads', path: activePath })

export default async function ActivePage({ searchParams }: { searchParams: Promise<{ list?: string | string[] }> }) {
  const list = single((await searchParams).list) ?? 'all'
  if (!isThreadList(list)) notFound()
  return (
    <>
      <PageTags tags={['lists']} />
      <ActiveThreads list={list} threads={list === 'all' ? await listActiveThreads(await getSight()) : []} />
    </>
  )
}
