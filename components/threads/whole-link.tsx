import type { ThreadView } from '@/lib/threads/views'
import { wholeThreadPath } from '@/lib/urls'

/** The thread without its pages, where it has more than one. */
export function WholeLink({ thread }: { thread: ThreadView }) {
  if (thread.showing.kind !== 'page' || thread.pages === 1) return null
  return (
    <a className="chip" href={wholeThreadPath(thread)}>
      On one page
    </a>
  )
}
