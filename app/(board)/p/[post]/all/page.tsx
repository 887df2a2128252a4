import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { cache } from 'react'
import { documentMetadata } from '@/app/page-metadata'
import { WholePost } from '@/components/posts/whole-post'
import { PageTags } from '@/components/ui/page-tags'
import { findOpenToAppeal } from '@/lib/moderation/appeals/open-to-appeal'
import { postId } from '@/lib/platform/ids'
import { threadTag } from '@/lib/platform/tags'
import { findWholePost } from '@/lib/threads/whole-post'
import { wholePostPath } from '@/lib/urls'
import { getSight } from '@/lib/web/session'

type Address = { params: Promise<{ post: string }> }

export async function generateMetadata({ params }: Address): Promise<Metadata> {
  const { post, thread } = await loadPost((await params).post)
  // The thread is what is to be found; this is a part of it.
  return documentMetadata({ title: `Post #${post.number} of “${thread.title}”`, path: wholePostPath(post.id), indexed: false })
}

export default async function WholePostPage({ params }: Address) {
  const whole = await loadPost((await params).post)
  return (
    <>
      <PageTags tags={[threadTag(whole.thread.id)]} until={whole.thread.until} />
      <WholePost whole={whole} />
    </>
  )
}

const loadPost = cache(async (post: string) => {
  const id = postId.safeParse(post)
  return (id.success && (await findWholePost(await getSight(), id.data, findOpenToAppeal))) || notFound()
})
