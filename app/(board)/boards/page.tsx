import { documentMetadata } from '@/app/page-metadata'
import { HouseWays } from '@/components/boards/admin-ways'
import { Sections } from '@/components/boards/sections'
import { PageTags } from '@/components/ui/page-tags'
import { listSections } from '@/lib/boards/queries'
import { boardsPath } from '@/lib/urls'
import { getSight } from '@/lib/web/session'

export const metadata = documentMetadata({ title: 'Boards', path: boardsPath })

export default async function BoardsPage() {
  return (
    <div className="py-6">
      <PageTags tags={['lists']} />
      <h1>Boards</h1>
      <HouseWays />
      <Sections sections={await listSections(await getSight())} ways />
    </div>
  )
}
