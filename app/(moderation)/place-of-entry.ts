import { adminPath, modMemberPath, noticePath, postInThreadPath } from '@/lib/urls'

type Entry = { anchor: string; atNumber: number; thread?: { id: bigint; slug: string }; postNumber?: number; member?: string; house?: { board?: string } }

/** Where the trace of an act shows: under its post, in its place between the posts, on the page of the member, or among the admins’ boards. */
export function placeOfEntry({ anchor, atNumber, thread, postNumber, member, house }: Entry): string {
  if (house) return house.board ? adminPath('boards', house.board) : adminPath()
  if (!thread) return modMemberPath(member ?? '')
  return postNumber ? postInThreadPath(thread, postNumber) : noticePath(thread, atNumber, anchor)
}
