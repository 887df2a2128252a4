import type { MemberPageView } from '@/lib/posts/views'
import { excerptText } from '@/lib/text/render'
import { boardPath, postInThreadPath } from '@/lib/urls'
import { HqBadge } from '../posts/author-name'
import { Moment } from '../ui/moment'

const EXCERPT_LENGTH = 220

export function MemberPost({ post }: { post: MemberPageView['posts'][number] }) {
  const { thread } = post
  return (
    <li>
      <a className="row-title col-span-2" href={postInThreadPath(thread, post.number)}>
        <bdi>{thread.title}</bdi>
        <span className="font-normal text-muted"> · #{post.number}</span>
      </a>
      <p className="col-span-2 text-[0.97rem]">{excerptText(post.html, EXCERPT_LENGTH)}</p>
      <p className="meta col-span-2">
        <a href={boardPath(thread.board.slug)}>{thread.board.name}</a> · <Moment at={post.createdAt} /> {post.voice === 'hq' && <HqBadge />}
      </p>
    </li>
  )
}
