import { modMemberPath, noticePath, postInThreadPath } from '@/lib/urls'

type Entry = { anchor: string; atNumber: number; thread?: { id: bigint; slug: string }; postNumber?: number; member?: string }

/** Where the trace of an act shows: under its post, in its place between the posts, or on the page of the member. */
export function placeOfEntry({ anchor, atNumber, thread, postNumber, member }: Entry): string {
  if (!thread) return modMemberPath(member ?? '')
  return postNumber ? postInThreadPath(thread, postNumber) : noticePath(thread, atNumber, anchor)
}
