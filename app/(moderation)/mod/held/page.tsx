import { notFound } from 'next/navigation'
import { personalMetadata } from '@/app/page-metadata'
import { single } from '@/app/page-number'
import { HeldDesk } from '@/components/moderation/held-desk'
import { ResumeForm } from '@/components/moderation/resume-form'
import { findHeldDesk } from '@/lib/moderation/held-desk'
import { postId } from '@/lib/platform/ids'
import { heldPostsPath } from '@/lib/urls'
import { getModerator } from '@/lib/web/session'
import { approveManyAction } from './actions'

export const metadata = personalMetadata('Posts that wait')

type Asked = Partial<Record<'after' | 'sent' | 'posts', string | string[]>>

export default async function Page({ searchParams }: { searchParams: Promise<Asked> }) {
  const moderator = await getModerator()
  if (!moderator) return <ResumeForm action={approveManyAction} path={heldPostsPath} />
  const { after, sent, posts } = await searchParams
  const from = postId.safeParse(single(after))
  const desk = (await findHeldDesk(moderator, { after: from.data, sent: single(sent), posts: single(posts) })) ?? notFound()
  return <HeldDesk desk={desk} action={approveManyAction} />
}
