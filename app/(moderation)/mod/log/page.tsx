import { notFound } from 'next/navigation'
import { cache } from 'react'
import { errorTitle, personalMetadata } from '@/app/page-metadata'
import { singles } from '@/app/page-number'
import { StaffLog } from '@/components/moderation/staff-log'
import { findStaffLog } from '@/lib/moderation/log/log-queries'
import { readLogInput } from '@/lib/moderation/log/log-schema'
import { getModerator } from '@/lib/web/session'

type Address = { searchParams: Promise<Record<string, string | string[] | undefined>> }

// Asked once for the title and the page of one request.
const findAsked = cache(async (query: string) => {
  const moderator = await getModerator()
  const { asked, wrong } = readLogInput(JSON.parse(query))
  return moderator && findStaffLog(moderator, asked, wrong)
})

export async function generateMetadata({ searchParams }: Address) {
  return personalMetadata(errorTitle('Log for moderators', (await findAsked(singles(await searchParams)))?.wrong))
}

export default async function StaffLogPage({ searchParams }: Address) {
  const log = (await findAsked(singles(await searchParams))) ?? notFound()
  return <StaffLog log={log} />
}
