import { heldPostsPath, modMemberPath, noticePath, postInThreadPath } from '@/lib/urls'

type Entry = { id: bigint; atNumber: number; thread?: { id: bigint; slug: string; held: boolean }; postNumber?: number; member?: string }

/** Where the trace of an act shows: under its post, in its place between the posts, or on the page of the member. A thread that was held leads back to what waits. */
export function placeOfEntry({ id, atNumber, thread, postNumber, member }: Entry): string {
  if (!thread) return modMemberPath(member ?? '')
  if (thread.held) return heldPostsPath
  return postNumber ? postInThreadPath(thread, postNumber) : noticePath(thread, atNumber, id)
}
