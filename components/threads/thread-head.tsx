import { Lock } from 'lucide-react'
import { counted } from '@/lib/text/counted'
import type { ThreadView } from '@/lib/threads/views'
import { Moment } from '../ui/moment'

export function ThreadHead({ thread }: { thread: ThreadView }) {
  return (
    <>
      <h1 dir="auto">{thread.title}</h1>
      <p className="meta mt-2">
        {thread.lockedAt && (
          <>
            <span className="whitespace-nowrap font-semibold text-ink">
              <Lock className="inline align-[-0.125em]" size={14} /> Locked
            </span>{' '}
            ·{' '}
          </>
        )}
        Started by <bdi>{thread.starter}</bdi> · <Moment at={thread.createdAt} /> ·{' '}
        <span className="whitespace-nowrap">{counted(thread.postCount, 'post')}</span>
      </p>
    </>
  )
}
