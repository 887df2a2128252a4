import { notFound } from 'next/navigation'
import { personalMetadata } from '@/app/page-metadata'
import { AskLinkPage } from '@/components/posts/ask-link-page'
import { postId } from '@/lib/platform/ids'
import { findAskLinkPage } from '@/lib/posts/link-requests'
import { getViewer } from '@/lib/web/session'
import { askLinkAction } from './actions'

export const metadata = personalMetadata('Ask for a clickable link')

export default async function Page({ params }: { params: Promise<{ post: string }> }) {
  const id = postId.safeParse((await params).post)
  const post = id.success ? await findAskLinkPage(await getViewer(), id.data) : null
  if (!post) notFound()
  return <AskLinkPage post={post} action={askLinkAction} />
}
