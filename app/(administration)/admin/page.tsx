import { notFound } from 'next/navigation'
import { personalMetadata } from '@/app/page-metadata'
import { Admin } from '@/components/moderation/admin'
import { findAdmin } from '@/lib/moderation/house/admin-queries'
import { getAdmin } from '@/lib/web/session'

export const metadata = personalMetadata('Administration')

export default async function AdminPage() {
  const admin = await getAdmin()
  if (!admin) notFound()
  return <Admin house={await findAdmin()} />
}
