import type { Metadata } from 'next'
import { cache } from 'react'
import { documentMetadata, errorTitle } from '@/app/page-metadata'
import { singles } from '@/app/page-number'
import { Log } from '@/components/moderation/log'
import { PageTags } from '@/components/ui/page-tags'
import { findLog } from '@/lib/moderation/log/log-queries'
import { readLogInput } from '@/lib/moderation/log/log-schema'
import { logFeedPath, logPath } from '@/lib/urls'
import { getSight } from '@/lib/web/session'

type Address = { searchParams: Promise<Record<string, string | string[] | undefined>> }

// Asked once for the title and the page of one request.
const findAsked = cache(async (query: string) => {
  const { asked, wrong } = readLogInput(JSON.parse(query))
  return findLog(await getSight(), asked, wrong)
})

export async function generateMetadata({ searchParams }: Address): Promise<Metadata> {
  const { wrong } = await findAsked(singles(await searchParams))
  const head = documentMetadata({ title: errorTitle('Moderation log', wrong), path: logPath })
  return { ...head, alternates: { ...head.alternates, types: { 'application/atom+xml': logFeedPath } } }
}

export default async function LogPage({ searchParams }: Address) {
  return (
    <>
      <PageTags tags={['log']} />
      <Log log={await findAsked(singles(await searchParams))} />
    </>
  )
}
