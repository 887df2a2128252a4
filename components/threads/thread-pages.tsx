import { ArrowRight } from 'lucide-react'
import type { ThreadView } from '@/lib/threads/views'
import { threadByPath, threadPath, wholeThreadPath } from '@/lib/urls'
import { Pagination } from '../layout/pagination'

/** The pages of what is shown of a thread; posts of one voice go on from the last one shown. */
export function ThreadPages({ thread, label }: { thread: ThreadView; label: string }) {
  const { showing, pages, nextAfter } = thread
  if (showing.kind !== 'by') {
    const pathOf = (page: number) => (showing.kind === 'page' ? threadPath(thread, page) : wholeThreadPath(thread, page))
    return <Pagination page={showing.page} pages={pages} pathOf={pathOf} label={label} />
  }
  if (nextAfter === undefined) return null
  return (
    <a className="chip" href={threadByPath(thread, showing.by, nextAfter)} rel="next">
      More of these posts <ArrowRight size={16} />
    </a>
  )
}
