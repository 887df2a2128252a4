import type { ShownChange } from '@/lib/posts/views'
import { Difference } from './difference'

const UNTOLD = {
  hidden: 'HQ has hidden a wording here, so what changed is not shown.',
  quotes: 'These words quote a post that has gone since, so what changed is not shown.',
  links: 'There is a link in these words that is blocked on this board, so what changed is not shown.',
}

/** What one change did to the words of a post, as far as the reader may see it. */
export function Change({ change }: { change: ShownChange }) {
  if (change.kind === 'untold') return <p className="note">{UNTOLD[change.why]}</p>
  if (change.kind === 'difference') return <Difference pieces={change.pieces} />
  return (
    <>
      <p className="meta">The author has edited the post since. Before HQ’s edit it said:</p>
      <p className="wording card">{change.text}</p>
    </>
  )
}
