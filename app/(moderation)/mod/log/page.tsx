import { notFound } from 'next/navigation'
import { personalMetadata } from '@/app/page-metadata'
import { single } from '@/app/page-number'
import { StaffLog } from '@/components/moderation/staff-log'
import { findStaffLog } from '@/lib/moderation/log/log-queries'
import { logInput } from '@/lib/moderation/log/log-schema'
import { getModerator } from '@/lib/web/session'

export const metadata = personalMetadata('Log for moderators')

export default async function StaffLogPage({ searchParams }: { searchParams: Promise<Record<string, string | string[] | undefined>> }) {
  const moderator = await getModerator()
  const given = Object.entries(await searchParams).map(([name, value]) => [name, single(value)])
  const asked = logInput.safeParse(Object.fromEntries(given))
  const log = moderator && asked.success ? await findStaffLog(moderator, asked.data) : null
  if (!log) notFound()
  return <StaffLog log={log} />
}
