import { documentMetadata } from '@/app/page-metadata'
import { Transparency } from '@/components/moderation/transparency'
import { PageTags } from '@/components/ui/page-tags'
import { findTransparency } from '@/lib/moderation/log/transparency'
import { transparencyPath } from '@/lib/urls'

export const metadata = documentMetadata({ title: 'Moderation in numbers', path: transparencyPath })

export default async function TransparencyPage() {
  const numbers = await findTransparency()
  return (
    <>
      <PageTags tags={['log']} until={numbers.until} />
      <Transparency numbers={numbers} />
    </>
  )
}
