import { heldPostPath, postInThreadPath } from '@/lib/urls'

type Written = { id: bigint; number: number; thread: { id: bigint; slug: string }; held: boolean }

/** Where its author reads what she has just written: in its thread, or by itself while it waits for HQ. */
export function placeOfPost({ id, number, thread, held }: Written): string {
  return held ? heldPostPath(id) : postInThreadPath(thread, number)
}
