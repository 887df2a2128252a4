import { notFound, redirect } from 'next/navigation'
import { personalMetadata } from '@/app/page-metadata'
import { HeldPostPage } from '@/components/posts/held-post-page'
import { sightOf } from '@/lib/identity/viewer'
import { postId } from '@/lib/platform/ids'
import { findHeldPost } from '@/lib/posts/held-queries'
import { findPostAddress } from '@/lib/threads/addresses/places'
import { getMember } from '@/lib/web/session'

export const metadata = personalMetadata('Your post waits for HQ')

export default async function Page({ params }: { params: Promise<{ post: string }> }) {
  const id = postId.safeParse((await params).post)
  const member = id.success ? await getMember() : null
  if (!id.success || !member) notFound()
  const post = await findHeldPost(member, id.data)
  if (post) return <HeldPostPage post={post} />
  redirect((await findPostAddress(sightOf(member), id.data)) ?? notFound())
}
