import type { FoundPost as Found } from '@/lib/search/views'
import { boardPath, postInThreadPath } from '@/lib/urls'
import { Moment } from '../ui/moment'
import { MarkedWords } from './marked-words'

export function FoundPost({ post }: { post: Found }) {
  return (
    <li>
      <a className="row-title col-span-2" href={postInThreadPath({ id: post.threadId, slug: post.slug }, post.number)}>
        <bdi>
          <MarkedWords pieces={post.title} />
        </bdi>
        {post.number > 1 && <span className="font-normal text-muted"> · #{post.number}</span>}
      </a>
      <p className="found-words col-span-2 text-[0.97rem]" dir="auto">
        <MarkedWords pieces={post.excerpt} />
      </p>
      <p className="meta col-span-2">
        <a href={boardPath(post.boardSlug)}>{post.boardName}</a> · <bdi>{post.name}</bdi>, <Moment at={post.createdAt} />
      </p>
    </li>
  )
}
