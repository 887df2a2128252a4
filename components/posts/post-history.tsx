import type { PostHistoryView } from '@/lib/posts/views'
import { boardPath, postInThreadPath } from '@/lib/urls'
import { Breadcrumbs } from '../layout/breadcrumbs'
import { EntryMoment } from '../threads/entry-moment'
import { EntrySentence } from '../threads/entry-sentence'
import { EntryWhy } from '../threads/entry-why'
import { EntryDot } from '../threads/notice'
import { Moment } from '../ui/moment'
import { AuthorName } from './author-name'
import { LinkList } from './link-list'
import { SafeHtml } from './safe-html'

/** A post as it was written, and what moderators did to it since. */
export function PostHistory({ post }: { post: PostHistoryView }) {
  const place = postInThreadPath(post.thread, post.number)
  return (
    <div className="max-w-measure">
      <Breadcrumbs
        crumbs={[
          { href: boardPath(post.thread.board.slug), text: post.thread.board.name },
          { href: place, text: `${post.thread.title}, #${post.number}` },
        ]}
      />
      <h1>The original of post #{post.number}</h1>
      <p className="meta mt-2 mb-4">
        <AuthorName name={post.name.name} voice={post.voice} /> · <Moment at={post.createdAt} />
      </p>
      <div className="card">
        <SafeHtml html={post.originalHtml} />
      </div>
      <LinkList links={post.links} />
      <h2 className="mt-7 mb-2">What was done since</h2>
      {post.entries.length === 0 ? (
        <p className="meta">Nothing: the post stands as it was written.</p>
      ) : (
        <ul>
          {post.entries.map((line) => (
            <li className="notice" key={line.id}>
              <EntryDot line={line} />
              <p>
                <EntrySentence parts={line.parts} />. <EntryMoment line={line} />. <EntryWhy line={line} />
              </p>
            </li>
          ))}
        </ul>
      )}
      <p className="mt-4">
        <a className="btn" href={place}>
          Back to the post
        </a>
      </p>
    </div>
  )
}
