import type { NotificationView } from '@/lib/notifications/views'
import { postInThreadPath, postLinksPath, threadPath } from '@/lib/urls'
import { Moment } from '../ui/moment'

/** One thing a member was told, with the way to its place; a thread she may no longer see is not named. */
export function NotificationLine({ line }: { line: NotificationView }) {
  const { thread, post, readAt, createdAt } = line
  return (
    <li className="max-sm:grid-cols-1">
      <div className="grid min-w-0 grid-cols-1 gap-1 wrap-anywhere">
        <p>
          {!readAt && <b className="badge badge-quiet">New</b>} {sentenceOf(line)}
        </p>
        <p className="meta">
          <Moment at={createdAt} />
          {thread ? (
            <>
              {' · '}
              <a href={post ? postInThreadPath(thread, post.number) : threadPath(thread)}>
                {thread.title}
                {post && `, #${post.number}`}
              </a>
            </>
          ) : (
            ' · in a thread that is not open to you now'
          )}
        </p>
      </div>
      {line.kind === 'links.made' && thread && post && (
        <a className="btn max-sm:mt-2 max-sm:justify-self-start" href={postLinksPath(post.id)}>
          Look at your links
        </a>
      )}
    </li>
  )
}

function sentenceOf({ kind, by, count = 1 }: NotificationView): string {
  const links = count === 1 ? '1 link' : `${count} links`
  switch (kind) {
    case 'mention':
      return `${by ?? 'Somebody'} mentioned you.`
    case 'quote':
      return `${by ?? 'Somebody'} quoted you.`
    case 'links.made':
      return `${by} (HQ) made ${links} in your post clickable.`
    case 'links.asked':
      return `${by} (HQ) made ${links} clickable in a post you asked about. Thank you for asking.`
    default:
      return 'Something happened here.'
  }
}
