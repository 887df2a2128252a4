import { notFound } from 'next/navigation'
import { personalMetadata } from '@/app/page-metadata'
import { pageNumber, single } from '@/app/page-number'
import { JobsPage } from '@/components/moderation/jobs-page'
import { findJobs } from '@/lib/moderation/jobs/settle-job'
import { getAdmin } from '@/lib/web/session'

export const metadata = personalMetadata('Jobs in the background')

export default async function Jobs({ searchParams }: { searchParams: Promise<{ page?: string | string[] }> }) {
  const admin = await getAdmin()
  if (!admin) notFound()
  return <JobsPage shown={await findJobs(pageNumber(single((await searchParams).page) ?? '1'))} />
}
