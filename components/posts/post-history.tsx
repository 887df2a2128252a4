import type { PostHistoryView } from '@/lib/posts/views'
import { allWordingsPath, modPath, postHistoryFromPath, postInThreadPath, wholePostPath } from '@/lib/urls'
import { EntryMoment, SinceHere } from '../threads/entry-moment'
import { EntrySentence } from '../threads/entry-sentence'
import { EntryWhy } from '../threads/entry-why'
import { EntryDot } from '../threads/notice'
import { Moment } from '../ui/moment'
import { Slot } from '../ui/slot'
import { AuthorName } from './author-name'
import { LinkList } from './link-list'
import { PostCrumbs } from './post-crumbs'
import { SafeHtml } from './safe-html'
import { Change } from './shown-change'

type Done = PostHistoryView['since'][number]

/** A post’s own words, and what became of them: by HQ in full, by its author that it happened and when. */
export function PostHistory({ post }: { post: PostHistoryView }) {
  const place = postInThreadPath(post.thread, post.number)
  return (
    <div className="max-w-measure">
      <PostCrumbs thread={post.thread} number={post.number} />
      <h1>{post.revision === 1 ? `The original of post #${post.number}` : `History of post #${post.number}`}</h1>
      <p className="meta mt-2 mb-4">
        <AuthorName name={post.name.name} voice={post.voice} /> · <Moment at={post.createdAt} />
      </p>
      {post.after === 0 && <Words post={post} />}
      <h2 className="mt-7 mb-2">What was done since{post.after > 0 && ', continued'}</h2>
      {post.since.length === 0 ? (
        <p className="meta">Nothing: the post is as it was written.</p>
      ) : (
        <ul>
          {post.since.map((done) => (
            <DoneSince done={done} imported={post.imported} key={keyOf(done)} />
          ))}
        </ul>
      )}
      {post.next !== null && (
        <p className="meta mt-4">
          One page would be too long for all of it. <a href={postHistoryFromPath(post.id, post.next)}>Go on with what was done later</a>
        </p>
      )}
      <p className="mt-4 flex flex-wrap gap-2">
        <a className="btn" href={place}>
          Back to the post
        </a>
        {post.revision > 1 && (
          <>
            <Slot when={`moderator:${post.thread.board.id}`}>
              <a className="btn" href={allWordingsPath(post.id)}>
                Every wording
              </a>{' '}
              <a className="btn" href={modPath('hide', 'post', post.id)}>
                Hide a former wording
              </a>
            </Slot>
            <Slot when={`name:${post.nameId}`}>
              <a className="btn" href={allWordingsPath(post.id)}>
                Every wording of mine
              </a>
            </Slot>
          </>
        )}
      </p>
    </div>
  )
}

/** The words as they stand, without their links; of many the beginning. */
function Words({ post }: { post: PostHistoryView }) {
  return (
    <>
      {post.revision > 1 && <p className="meta mb-2">Its words now:</p>}
      <div className="card">
        <SafeHtml html={post.originalHtml} />
        {post.folded && (
          <p className="fold">
            <a className="btn" href={wholePostPath(post.id)}>
              Show all
            </a>
          </p>
        )}
      </div>
      <LinkList links={post.links} />
    </>
  )
}

function keyOf(done: Done): string {
  if (done.kind === 'text') return `link-${done.ordinal}`
  return done.kind === 'entry' ? `entry-${done.line.id}` : `edit-${done.revisions[0]}`
}

function DoneSince({ done, imported }: { done: Done; imported: boolean }) {
  if (done.kind === 'text')
    return (
      <li className="notice">
        <p className="wrap-anywhere">
          Its author had the link {done.ordinal} shown as text again. <Moment at={done.at} />.
        </p>
      </li>
    )
  if (done.kind === 'edit')
    return (
      <li className="notice">
        <p>
          {done.revisions.map((revision) => (
            <span id={`revision-${revision}`} key={revision} />
          ))}
          {imported ? 'Corrected from its source' : 'Edited by its author'}
          {done.revisions.length > 1 && ` ${done.revisions.length} times within a minute`}. <Moment at={done.at} />.
        </p>
      </li>
    )
  return (
    <li className="notice" id={done.revision ? `revision-${done.revision}` : undefined}>
      <EntryDot line={done.line} />
      <div className="grid min-w-0 gap-2">
        <p>
          <EntrySentence parts={done.line.parts} />. <EntryMoment line={done.line} />
          <SinceHere line={done.line} />. <EntryWhy line={done.line} />
        </p>
        {done.change && <Change change={done.change} />}
      </div>
    </li>
  )
}
