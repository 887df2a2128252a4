import { noticePath, postInThreadPath } from '@/lib/urls'

type Entry = { id: bigint; atNumber: number; thread: { id: bigint; slug: string }; postNumber?: number }

/** Where the trace of an act shows: under its post, or in its place between the posts. */
export function placeOfEntry({ id, atNumber, thread, postNumber }: Entry): string {
  return postNumber ? postInThreadPath(thread, postNumber) : noticePath(thread, atNumber, id)
}
