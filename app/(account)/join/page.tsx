import { personalMetadata } from '@/app/page-metadata'
import { Join } from '@/components/members/join'

export const metadata = personalMetadata('Join')

export default function JoinPage() {
  return <Join />
}
