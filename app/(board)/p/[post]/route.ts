import { postId } from '@/lib/platform/ids'
import { findPostAddress } from '@/lib/threads/addresses/places'
import { getSight } from '@/lib/web/session'

/** A post’s address for ever: it leads to wherever the post stands now. */
export async function GET(_request: Request, { params }: { params: Promise<{ post: string }> }): Promise<Response> {
  const id = postId.safeParse((await params).post)
  const location = id.success ? await findPostAddress(await getSight(), id.data) : null
  if (!location) return new Response(null, { status: 404 })
  return new Response(null, { status: 302, headers: { location } })
}
