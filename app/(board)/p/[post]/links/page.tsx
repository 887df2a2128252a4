import { notFound, redirect } from 'next/navigation'
import { personalMetadata } from '@/app/page-metadata'
import { OwnLinksPage } from '@/components/posts/own-links-page'
import { postId } from '@/lib/platform/ids'
import { findOwnLinks } from '@/lib/posts/link-undo'
import { postLinksPath, signInPath } from '@/lib/urls'
import { getViewer } from '@/lib/web/session'
import { linkAsTextAction } from './actions'

export const metadata = personalMetadata('Your links')

export default async function Page({ params }: { params: Promise<{ post: string }> }) {
  const id = postId.safeParse((await params).post)
  const viewer = await getViewer()
  if (id.success && viewer.kind === 'guest') redirect(signInPath(postLinksPath(id.data)))
  const post = id.success ? await findOwnLinks(viewer, id.data) : null
  if (!post) notFound()
  return <OwnLinksPage post={post} action={linkAsTextAction} />
}
