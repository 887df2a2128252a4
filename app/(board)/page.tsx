import type { Metadata } from 'next'
import { documentMetadata } from '@/app/page-metadata'
import { Home } from '@/components/boards/home'
import { PageTags } from '@/components/ui/page-tags'
import { findHome } from '@/lib/boards/queries'
import { homePath } from '@/lib/urls'
import { getSight } from '@/lib/web/session'

export const metadata: Metadata = documentMetadata({ path: homePath })

export default async function HomePage() {
  return (
    <>
      <PageTags tags={['lists']} />
      <Home home={await findHome(await getSight())} />
    </>
  )
}
