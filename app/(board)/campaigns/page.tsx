import { documentMetadata } from '@/app/page-metadata'
import { Campaigns } from '@/components/boards/campaigns'
import { PageTags } from '@/components/ui/page-tags'
import { listCampaigns } from '@/lib/boards/queries'
import { campaignsPath } from '@/lib/urls'
import { getSight } from '@/lib/web/session'

export const metadata = documentMetadata({ title: 'Campaigns', path: campaignsPath })

export default async function CampaignsPage() {
  return (
    <>
      <PageTags tags={['lists']} />
      <Campaigns campaigns={await listCampaigns(await getSight())} />
    </>
  )
}
