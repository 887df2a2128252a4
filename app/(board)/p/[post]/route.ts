import { postId } from '@/lib/platform/ids'
import { findPost } from '@/lib/posts/queries'
import { postInThreadPath } from '@/lib/urls'
import { getSight } from '@/lib/web/session'

/** A post’s address for ever: it leads to wherever the post stands now. */
export async function GET(_request: Request, { params }: { params: Promise<{ post: string }> }): Promise<Response> {
  const id = postId.safeParse((await params).post)
  const post = id.success ? await findPost(await getSight(), id.data) : null
  if (!post) return new Response(null, { status: 404 })
  return new Response(null, { status: 302, headers: { location: postInThreadPath(post.thread, post.number) } })
}
