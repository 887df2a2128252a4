import type { PostHistoryView } from '@/lib/posts/views'
import { Moment } from '../ui/moment'

const STATES = { plain: 'shown as text', clickable: 'clickable', blocked: 'blocked' }
const DECIDED = { ...STATES, clickable: 'made clickable' }

/** The links of a post: where each leads and how it is shown now. */
export function LinkList({ links }: { links: PostHistoryView['links'] }) {
  const shown = links.filter(({ state }) => state !== 'blocked')
  if (shown.length === 0) return null
  return (
    <>
      <h2 className="mt-7 mb-2">Its links</h2>
      <ul className="grid gap-2">
        {shown.map(({ ordinal, address, state, decidedAt }) => (
          <li key={ordinal}>
            {address}
            <span className="meta block">
              {decidedAt ? (
                <>
                  {DECIDED[state]} on <Moment at={decidedAt} />
                </>
              ) : (
                STATES[state]
              )}
            </span>
          </li>
        ))}
      </ul>
    </>
  )
}
