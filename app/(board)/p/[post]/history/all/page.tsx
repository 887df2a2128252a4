import { notFound } from 'next/navigation'
import { personalMetadata } from '@/app/page-metadata'
import { pageNumber, single } from '@/app/page-number'
import { AllWordings } from '@/components/posts/all-wordings'
import { postId } from '@/lib/platform/ids'
import { findAllWordings } from '@/lib/posts/revision-queries'
import { getMember } from '@/lib/web/session'

export const metadata = personalMetadata('Every wording')

type Address = { params: Promise<{ post: string }>; searchParams: Promise<{ from?: string | string[] }> }

export default async function AllWordingsPage({ params, searchParams }: Address) {
  const id = postId.safeParse((await params).post)
  const member = id.success ? await getMember() : null
  const from = single((await searchParams).from)
  const post = id.success && member ? await findAllWordings(member, id.data, from === undefined ? undefined : pageNumber(from)) : null
  if (!post) notFound()
  return <AllWordings post={post} />
}
