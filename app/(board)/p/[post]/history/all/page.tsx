import { notFound } from 'next/navigation'
import { personalMetadata } from '@/app/page-metadata'
import { AllWordings } from '@/components/posts/all-wordings'
import { postId } from '@/lib/platform/ids'
import { findAllWordings } from '@/lib/posts/revision-queries'
import { getMember } from '@/lib/web/session'

export const metadata = personalMetadata('Every wording')

export default async function AllWordingsPage({ params }: { params: Promise<{ post: string }> }) {
  const id = postId.safeParse((await params).post)
  const member = id.success ? await getMember() : null
  const post = id.success && member ? await findAllWordings(member, id.data) : null
  if (!post) notFound()
  return <AllWordings post={post} />
}
