import { notFound } from 'next/navigation'
import { documentMetadata } from '@/app/page-metadata'
import { single } from '@/app/page-number'
import { Log } from '@/components/moderation/log'
import { PageTags } from '@/components/ui/page-tags'
import { findLog } from '@/lib/moderation/queries'
import { entryId } from '@/lib/platform/ids'
import { logPath } from '@/lib/urls'
import { getSight } from '@/lib/web/session'

export const metadata = documentMetadata({ title: 'Moderation log', path: logPath })

export default async function LogPage({ searchParams }: { searchParams: Promise<{ before?: string | string[] }> }) {
  const before = entryId.optional().safeParse(single((await searchParams).before))
  if (!before.success) notFound()
  return (
    <>
      <PageTags tags={['log']} />
      <Log log={await findLog(await getSight(), before.data)} />
    </>
  )
}
