import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { cache } from 'react'
import { documentMetadata } from '@/app/page-metadata'
import { pageNumber, single } from '@/app/page-number'
import { PostHistory } from '@/components/posts/post-history'
import { PageTags } from '@/components/ui/page-tags'
import { postId } from '@/lib/platform/ids'
import { threadTag } from '@/lib/platform/tags'
import { findPostHistory } from '@/lib/posts/revision-queries'
import { postHistoryPath } from '@/lib/urls'
import { getSight } from '@/lib/web/session'

type Address = { params: Promise<{ post: string }>; searchParams: Promise<{ after?: string | string[] }> }

export async function generateMetadata(address: Address): Promise<Metadata> {
  const { post } = await address.params
  const { number, thread } = await loadAsked(address)
  return documentMetadata({ title: `History of #${number} in “${thread.title}”`, path: postHistoryPath(post), indexed: false })
}

export default async function PostHistoryPage(address: Address) {
  const post = await loadAsked(address)
  return (
    <>
      <PageTags tags={[threadTag(post.thread.id)]} />
      <PostHistory post={post} />
    </>
  )
}

async function loadAsked({ params, searchParams }: Address) {
  const after = single((await searchParams).after)
  return loadHistory((await params).post, after === undefined ? 0 : pageNumber(after))
}

const loadHistory = cache(async (post: string, after: number) => {
  const id = postId.safeParse(post)
  return (id.success && (await findPostHistory(await getSight(), id.data, after))) || notFound()
})
