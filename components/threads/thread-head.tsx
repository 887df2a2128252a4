import { Lock } from 'lucide-react'
import { counted } from '@/lib/text/counted'
import type { ThreadView } from '@/lib/threads/views'
import { Moment } from '../ui/moment'

export function ThreadHead({ thread }: { thread: ThreadView }) {
  return (
    <>
      <h1>{thread.title}</h1>
      <p className="meta mt-2">
        {thread.lockedAt && (
          <>
            <span className="inline-flex items-center gap-1 font-semibold text-ink">
              <Lock size={14} /> Locked
            </span>{' '}
            ·{' '}
          </>
        )}
        Started by {thread.starter} · <Moment at={thread.createdAt} /> · <span className="whitespace-nowrap">{counted(thread.postCount, 'post')}</span>
      </p>
    </>
  )
}
