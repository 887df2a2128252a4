import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { cache } from 'react'
import { documentMetadata } from '@/app/page-metadata'
import { PostHistory } from '@/components/posts/post-history'
import { PageTags } from '@/components/ui/page-tags'
import { postId } from '@/lib/platform/ids'
import { threadTag } from '@/lib/platform/tags'
import { findPostHistory } from '@/lib/posts/revision-queries'
import { postHistoryPath } from '@/lib/urls'
import { getSight } from '@/lib/web/session'

type Address = { params: Promise<{ post: string }> }

export async function generateMetadata({ params }: Address): Promise<Metadata> {
  const { post } = await params
  const { number, thread } = await loadHistory(post)
  return documentMetadata({ title: `History of #${number} in “${thread.title}”`, path: postHistoryPath(post), indexed: false })
}

export default async function PostHistoryPage({ params }: Address) {
  const post = await loadHistory((await params).post)
  return (
    <>
      <PageTags tags={[threadTag(post.thread.id)]} />
      <PostHistory post={post} />
    </>
  )
}

const loadHistory = cache(async (post: string) => {
  const id = postId.safeParse(post)
  return (id.success && (await findPostHistory(await getSight(), id.data))) || notFound()
})
