import { setImmediate } from 'node:timers/promises'
import type { Values } from '@/lib/platform/form-state'
import { isShort } from '@/lib/text/read-once'
import { withTextRead } from '@/lib/text/render'

/** What is longer than any post, in UTF-16 units, is refused without being read. */
const LONGEST = 200_000
/** Does something with a form whose long text has been read in slices before: others are answered in between, and before it is checked. */
export async function withFormRead<T>({ body }: Values, work: () => Promise<T>): Promise<T> {
  if (typeof body !== 'string' || isShort(body) || body.length > LONGEST) return work()
  return withTextRead(body, async () => {
    await setImmediate()
    return work()
  })
}
