import { documentMetadata } from '@/app/page-metadata'
import { HouseRules } from '@/components/moderation/house-rules'
import { PageTags } from '@/components/ui/page-tags'
import { listHouseRules } from '@/lib/moderation/house/house-rules'
import { rulesPath } from '@/lib/urls'

export const metadata = documentMetadata({ title: 'House rules', path: rulesPath })

export default async function RulesPage() {
  const shown = await listHouseRules()
  return (
    <>
      <PageTags tags={['rules']} until={shown.until} />
      <HouseRules shown={shown} />
    </>
  )
}
