import { notFound } from 'next/navigation'
import { personalMetadata } from '@/app/page-metadata'
import { DeadJobPage } from '@/components/moderation/dead-job-page'
import { ResumeForm } from '@/components/moderation/resume-form'
import { jobId } from '@/lib/moderation/jobs/job-schema'
import { findSettlePage } from '@/lib/moderation/jobs/settle-job'
import { adminPath } from '@/lib/urls'
import { getAdmin } from '@/lib/web/session'
import { settleJobAction } from '../actions'

export const metadata = personalMetadata('A job that failed')

export default async function DeadJob({ params }: { params: Promise<{ job: string }> }) {
  const admin = await getAdmin()
  const id = jobId.safeParse((await params).job)
  if (!admin && id.success) return <ResumeForm action={settleJobAction} path={adminPath('jobs', id.data)} />
  const job = admin && id.success ? await findSettlePage(id.data) : null
  if (!job) notFound()
  return <DeadJobPage job={job} action={settleJobAction} />
}
