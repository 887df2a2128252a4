import { ArrowRight } from 'lucide-react'
import type { ThreadView } from '@/lib/threads/views'
import { threadByPath, threadPath, wholeThreadPath } from '@/lib/urls'
import { Pagination } from '../layout/pagination'

/** The pages of a thread; where it is shown without them, or posts of one voice are, the way on from the last one shown. */
export function ThreadPages({ thread, label }: { thread: ThreadView; label: string }) {
  const { showing, pages, nextAfter } = thread
  if (showing.kind === 'page') return <Pagination page={showing.page} pages={pages} pathOf={(page) => threadPath(thread, page)} label={label} />
  if (nextAfter === undefined || showing.kind === 'post') return null
  const [href, words] =
    showing.kind === 'whole'
      ? [wholeThreadPath(thread, nextAfter), `On from #${nextAfter + 1}`]
      : [threadByPath(thread, showing.by, nextAfter), 'More of these posts']
  return (
    <a className="chip" href={href} rel="next">
      {words} <ArrowRight size={16} />
    </a>
  )
}
