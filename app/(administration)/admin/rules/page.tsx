import { notFound } from 'next/navigation'
import { personalMetadata } from '@/app/page-metadata'
import { AdminRules } from '@/components/moderation/admin-rules'
import { listHouseRules } from '@/lib/moderation/house/house-rules'
import { getAdmin } from '@/lib/web/session'

export const metadata = personalMetadata('House rules')

export default async function AdminRulesPage() {
  const admin = await getAdmin()
  if (!admin) notFound()
  return <AdminRules shown={await listHouseRules()} />
}
