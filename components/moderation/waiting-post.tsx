import type { DeskView } from '@/lib/moderation/views'
import { memberPath, modPath, postInThreadPath, waitingLinksPath } from '@/lib/urls'
import { Moment } from '../ui/moment'

type Waiting = DeskView['waiting'][number]

/** A post whose links wait for a moderator’s eye. */
export function WaitingPost({ post }: { post: Waiting }) {
  const { thread, links } = post
  return (
    <li className="max-sm:grid-cols-1">
      <div className="grid min-w-0 grid-cols-1 gap-1">
        <a className="inline-flex min-h-(--tap) items-center font-semibold text-ink" href={postInThreadPath(thread, post.number)}>
          <span>
            <bdi>{thread.title}</bdi> · #{post.number}
          </span>
        </a>
        <p className="meta">
          {thread.board.name} · <a href={memberPath(post.name.name)}>{post.name.name}</a>, <Moment at={post.createdAt} />
        </p>
        <ul className="text-[0.95rem]">
          {links.map(({ ordinal, address, why }) => (
            <li className="wrap-anywhere" key={ordinal}>
              {address}
              {why === 'destination' && <b> (its destination has changed)</b>}
            </li>
          ))}
        </ul>
        <Wishes wishes={post.wishes} />
        <p className="meta">
          All that waits <a href={waitingLinksPath('thread', thread.id)}>in this thread</a>,{' '}
          <a href={waitingLinksPath('member', post.name.name)}>by this member</a>
        </p>
      </div>
      <a className="btn max-sm:mt-2 max-sm:justify-self-start" href={modPath('links', 'post', post.id)}>
        Check {links.length === 1 ? 'this link' : `${links.length} links`}
        <span className="sr-only">
          {' '}
          in “<bdi>{thread.title}</bdi>”, post {post.number}
        </span>
      </a>
    </li>
  )
}

/** Who asked for them, when, and in which words. */
function Wishes({ wishes }: { wishes: Waiting['wishes'] }) {
  if (wishes.length === 0) return null
  return (
    <div className="note">
      <p>
        <b>{wishes.length === 1 ? 'Asked for once' : `Asked for ${wishes.length} times`}</b>
      </p>
      <ul className="grid gap-1">
        {wishes.map(({ id, by, words, createdAt }) => (
          <li className="wrap-anywhere" key={id}>
            {by ?? 'A reader'}, <Moment at={createdAt} />
            {words && <>: “{words}”</>}
          </li>
        ))}
      </ul>
    </div>
  )
}
