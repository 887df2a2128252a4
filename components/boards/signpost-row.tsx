import { CornerUpRight } from 'lucide-react'
import type { SignpostView } from '@/lib/boards/views'
import { boardPath, threadPath } from '@/lib/urls'
import { Until } from '../ui/ago'
import { Moment } from '../ui/moment'

/** Where a thread that moved away is now. */
export function SignpostRow({ signpost }: { signpost: SignpostView }) {
  return (
    <li className="text-muted">
      <div className="flex items-baseline gap-2">
        <CornerUpRight className="translate-y-0.5" size={16} />
        <a className="row-title font-normal text-muted" href={threadPath({ id: signpost.threadId, slug: signpost.slug })}>
          <bdi>{signpost.title}</bdi>
        </a>
      </div>
      <span className="meta col-span-2">
        Moved to <a href={boardPath(signpost.toSlug)}>{signpost.toName}</a> by {signpost.by} (HQ)
        {signpost.endsAt && (
          <>
            {' '}
            · this note goes on <Moment at={signpost.endsAt} />
            <Until at={signpost.endsAt} />
          </>
        )}
      </span>
    </li>
  )
}
