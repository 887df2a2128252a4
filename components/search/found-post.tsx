import type { FoundPostView } from '@/lib/search/views'
import { excerptText } from '@/lib/text/render'
import { boardPath, postInThreadPath } from '@/lib/urls'
import { Moment } from '../ui/moment'

const EXCERPT_LENGTH = 220

export function FoundPost({ post }: { post: FoundPostView }) {
  return (
    <li>
      <a className="row-title col-span-2" href={postInThreadPath({ id: post.threadId, slug: post.slug }, post.number)}>
        <bdi>{post.title}</bdi>
        {post.number > 1 && <span className="font-normal text-muted"> · #{post.number}</span>}
      </a>
      <p className="col-span-2 text-[0.97rem]" dir="auto">
        {excerptText(post.html, EXCERPT_LENGTH)}
      </p>
      <p className="meta col-span-2">
        <a href={boardPath(post.boardSlug)}>{post.boardName}</a> · <bdi>{post.name}</bdi>, <Moment at={post.createdAt} />
      </p>
    </li>
  )
}
