import type { AllWordingsView } from '@/lib/posts/views'
import { allWordingsPath, modPath } from '@/lib/urls'
import { EntrySentence } from '../threads/entry-sentence'
import { Moment } from '../ui/moment'
import { Slot } from '../ui/slot'
import { PostCrumbs } from './post-crumbs'
import { SafeHtml } from './safe-html'
import { Change } from './shown-change'

type Wording = AllWordingsView['wordings'][number]

/** Every wording of a post, newest first, for its author and the moderators. */
export function AllWordings({ post }: { post: AllWordingsView }) {
  const hideable = post.wordings.some(({ revision, hiddenAt }) => revision !== post.revision && !hiddenAt)
  return (
    <div className="max-w-measure">
      <PostCrumbs thread={post.thread} number={post.number} />
      <h1>Every wording of post #{post.number}</h1>
      <p className="meta mt-2 mb-4">Only its author and the moderators of {post.thread.board.name} can read this page.</p>
      {hideable && (
        <Slot when={`moderator:${post.thread.board.id}`}>
          <p className="mb-4">
            <a className="btn" href={modPath('hide', 'post', post.id)}>
              Hide a former wording
            </a>
          </p>
        </Slot>
      )}
      <ul className="wordings grid gap-6">
        {post.wordings.map((wording) => (
          <li className="grid gap-2" id={`revision-${wording.revision}`} key={wording.revision}>
            <h2 className="text-base">
              Wording {wording.revision}
              {wording.revision === post.revision && (post.withdrawnAt || post.removedAt ? ', the last' : ', as it stands')}
            </h2>
            <Since wording={wording} imported={post.imported} />
            <Words wording={wording} boardId={post.thread.board.id} />
          </li>
        ))}
      </ul>
      <nav className="mt-6 flex flex-wrap gap-2" aria-label="Pages of wordings">
        {post.newest < post.revision && (
          <a className="chip" href={allWordingsPath(post.id)}>
            The newest wordings
          </a>
        )}
        {post.next !== null && (
          <a className="chip" href={allWordingsPath(post.id, post.next)} rel="next">
            Older wordings, from {post.next}
          </a>
        )}
      </nav>
    </div>
  )
}

function Since({ wording: { since, by, revision }, imported }: { wording: Wording; imported: boolean }) {
  return (
    <p className="meta">
      {by ? <EntrySentence parts={by.parts} /> : revision === 1 ? 'As it was posted' : imported ? 'Corrected from its source' : 'Edited by its author'} ·{' '}
      <Moment at={since} />
    </p>
  )
}

function Words({ wording, boardId }: { wording: Wording; boardId: bigint }) {
  if (wording.hiddenAt)
    return (
      <>
        <p className="note">HQ has hidden this wording.</p>
        <Slot when={`moderator:${boardId}`}>
          <details>
            <summary>Show it to me as a moderator</summary>
            <SafeHtml className="card" html={wording.html} />
          </details>
        </Slot>
      </>
    )
  return (
    <>
      {wording.change && <Change change={wording.change} />}
      <details open={!wording.change}>
        <summary>{wording.change ? 'Show the whole wording' : 'The whole wording'}</summary>
        <SafeHtml className="card" html={wording.html} />
      </details>
    </>
  )
}
