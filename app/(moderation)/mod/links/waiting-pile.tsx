import { notFound } from 'next/navigation'
import { single } from '@/app/page-number'
import { ResumeForm } from '@/components/moderation/resume-form'
import { WaitingLinksPage } from '@/components/moderation/waiting-links-page'
import type { MemberViewer } from '@/lib/identity/viewer'
import type { Pile } from '@/lib/moderation/links/link-schema'
import { findWaitingLinks } from '@/lib/moderation/links/link-waiting'
import { postId } from '@/lib/platform/ids'
import { waitingLinksPath } from '@/lib/urls'
import { manyLinksAction } from './actions'

export type Asked = Promise<Partial<Record<'after' | 'sent' | 'posts', string | string[]>>>

/** What the three pages of waiting links share: the pile is their only difference. */
export async function WaitingPile({ moderator, pile, searchParams }: { moderator: MemberViewer | null; pile: Pile; searchParams: Asked }) {
  if (!moderator) return <ResumeForm action={manyLinksAction} path={waitingLinksPath(pile.kind, pile.of)} />
  const { after, sent, posts } = await searchParams
  const from = postId.safeParse(single(after))
  const shown = await findWaitingLinks(moderator, pile, { after: from.data, sent: single(sent), posts: single(posts) })
  if (!shown) notFound()
  return <WaitingLinksPage pile={shown} action={manyLinksAction} />
}
