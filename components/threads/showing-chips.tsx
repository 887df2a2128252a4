import type { ShowingView, ThreadView } from '@/lib/threads/views'
import { threadByPath, threadPath, wholeThreadPath } from '@/lib/urls'

/** Which posts of the thread are shown: all of them, the OP’s, HQ’s. */
export function ShowingChips({ thread }: { thread: ThreadView }) {
  const shown = wordOf(thread.showing)
  const chips = [
    { word: 'page', href: threadPath(thread), text: 'All posts' },
    { word: 'op', href: threadByPath(thread, 'op'), text: 'OP’s posts' },
    { word: 'hq', href: threadByPath(thread, 'hq'), text: 'HQ’s posts' },
    ...(shown === 'whole' ? [{ word: 'whole', href: wholeThreadPath(thread), text: 'On one page' }] : []),
  ]
  return (
    <nav className="flex flex-wrap gap-2" aria-label="Posts shown">
      {chips.map(({ word, href, text }) => (
        <a className="chip" href={href} aria-current={word === shown ? 'true' : undefined} key={word}>
          {text}
        </a>
      ))}
    </nav>
  )
}

function wordOf(showing: ShowingView): string {
  return showing.kind === 'by' ? showing.by : showing.kind
}
