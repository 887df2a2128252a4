import { notFound } from 'next/navigation'
import { cache } from 'react'
import { errorTitle, personalMetadata } from '@/app/page-metadata'
import { single } from '@/app/page-number'
import { RolesPage } from '@/components/moderation/roles-page'
import { findRoles } from '@/lib/moderation/house/admin-queries'
import { getAdmin } from '@/lib/web/session'

type Address = { searchParams: Promise<{ name?: string | string[] }> }

// Asked once for the title and the page of one request.
const findAsked = cache(async (name: string | undefined) => ((await getAdmin()) ? findRoles(name?.slice(0, 100)) : null))

export async function generateMetadata({ searchParams }: Address) {
  return personalMetadata(errorTitle('Roles', (await findAsked(single((await searchParams).name)))?.wrong))
}

export default async function Roles({ searchParams }: Address) {
  return <RolesPage shown={(await findAsked(single((await searchParams).name))) ?? notFound()} />
}
