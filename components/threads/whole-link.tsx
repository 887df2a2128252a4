import type { ThreadView } from '@/lib/threads/views'
import { wholeThreadPath } from '@/lib/urls'

/** The thread without its pages, where it has more than one; and there, why it ends before its end. */
export function WholeLink({ thread }: { thread: ThreadView }) {
  const { showing, nextAfter } = thread
  if (showing.kind === 'whole' && nextAfter !== undefined)
    return <p className="meta self-center">One page would be too long for this thread: it goes on from #{(nextAfter + 1).toLocaleString('en-GB')}.</p>
  if (showing.kind !== 'page' || thread.pages === 1) return null
  return (
    <a className="chip" href={wholeThreadPath(thread)}>
      On one page
    </a>
  )
}
