import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { documentMetadata } from '@/app/page-metadata'
import { single } from '@/app/page-number'
import { Log } from '@/components/moderation/log'
import { PageTags } from '@/components/ui/page-tags'
import { findLog } from '@/lib/moderation/log/log-queries'
import { logInput } from '@/lib/moderation/log/log-schema'
import { logFeedPath, logPath } from '@/lib/urls'
import { getSight } from '@/lib/web/session'

const head = documentMetadata({ title: 'Moderation log', path: logPath })

export const metadata: Metadata = { ...head, alternates: { ...head.alternates, types: { 'application/atom+xml': logFeedPath } } }

export default async function LogPage({ searchParams }: { searchParams: Promise<Record<string, string | string[] | undefined>> }) {
  const given = Object.entries(await searchParams).map(([name, value]) => [name, single(value)])
  const asked = logInput.safeParse(Object.fromEntries(given))
  const log = asked.success ? await findLog(await getSight(), asked.data) : null
  if (!log) notFound()
  return (
    <>
      <PageTags tags={['log']} />
      <Log log={log} />
    </>
  )
}
