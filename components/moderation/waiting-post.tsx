import type { DeskView } from '@/lib/moderation/views'
import { modPath, postInThreadPath } from '@/lib/urls'
import { Moment } from '../ui/moment'

/** A post whose links wait for a moderator’s eye. */
export function WaitingPost({ post }: { post: DeskView['waiting'][number] }) {
  const { thread, links } = post
  return (
    <li className="max-sm:grid-cols-1">
      <div className="grid gap-1">
        <a className="inline-flex min-h-10 items-center font-semibold text-ink" href={postInThreadPath(thread, post.number)}>
          {thread.title} · #{post.number}
        </a>
        <p className="meta">
          {thread.board.name} · {post.name.name}, <Moment at={post.createdAt} />
        </p>
        <ul className="text-[0.95rem]">
          {links.map(({ ordinal, address }) => (
            <li key={ordinal}>{address}</li>
          ))}
        </ul>
      </div>
      <a className="btn max-sm:mt-2 max-sm:justify-self-start" href={modPath('links', 'post', post.id)}>
        Look at {links.length === 1 ? 'the link' : `${links.length} links`}
        <span className="sr-only">
          {' '}
          in “{thread.title}”, post {post.number}
        </span>
      </a>
    </li>
  )
}
