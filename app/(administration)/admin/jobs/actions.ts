'use server'

import { settleJobInput } from '@/lib/moderation/jobs/job-schema'
import { settleJob } from '@/lib/moderation/jobs/settle-job'
import { adminPath } from '@/lib/urls'
import { serverAction } from '@/lib/web/server-action'

export const settleJobAction = serverAction({ limit: 'act', input: settleJobInput, command: settleJob, leadsTo: () => adminPath('jobs') })
