import { boardPath, postInThreadPath } from '@/lib/urls'
import { Breadcrumbs } from '../layout/breadcrumbs'

type PostCrumbsProps = { thread: { id: bigint; slug: string; title: string; board: { slug: string; name: string } }; number: number }

/** The way back from a page about one post: its board, and its place in the thread. */
export function PostCrumbs({ thread, number }: PostCrumbsProps) {
  return (
    <Breadcrumbs
      crumbs={[
        { href: boardPath(thread.board.slug), text: thread.board.name },
        { href: postInThreadPath(thread, number), text: `${thread.title}, #${number}` },
      ]}
    />
  )
}
