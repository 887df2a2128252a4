import { notFound } from 'next/navigation'
import { bulkAction } from '@/app/(moderation)/mod/thread/[id]/actions'
import { personalMetadata } from '@/app/page-metadata'
import { single } from '@/app/page-number'
import { HeldDesk } from '@/components/moderation/held-desk'
import { ResumeForm } from '@/components/moderation/resume-form'
import { findHeldDesk } from '@/lib/moderation/held/held-desk'
import { postId } from '@/lib/platform/ids'
import { heldPostsPath } from '@/lib/urls'
import { getModerator } from '@/lib/web/session'

export const metadata = personalMetadata('Posts that wait')

type Asked = Partial<Record<'after' | 'sent' | 'did' | 'posts' | 'also', string | string[]>>

export default async function Page({ searchParams }: { searchParams: Promise<Asked> }) {
  const moderator = await getModerator()
  if (!moderator) return <ResumeForm action={bulkAction} path={heldPostsPath} />
  const { after, sent, did, posts, also } = await searchParams
  const from = postId.safeParse(single(after))
  const asked = { after: from.data, sent: single(sent), did: single(did), posts: single(posts), also: single(also) }
  const desk = (await findHeldDesk(moderator, asked)) ?? notFound()
  return <HeldDesk desk={desk} action={bulkAction} />
}
