import { notFound } from 'next/navigation'
import { personalMetadata } from '@/app/page-metadata'
import { single } from '@/app/page-number'
import { RolesPage } from '@/components/moderation/roles-page'
import { findRoles } from '@/lib/moderation/house/admin-queries'
import { getAdmin } from '@/lib/web/session'

export const metadata = personalMetadata('Roles')

export default async function Roles({ searchParams }: { searchParams: Promise<{ name?: string | string[] }> }) {
  const admin = await getAdmin()
  if (!admin) notFound()
  return <RolesPage shown={await findRoles(single((await searchParams).name)?.slice(0, 100))} />
}
