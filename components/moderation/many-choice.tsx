import type { BulkView } from '@/lib/moderation/views'
import { type FormState, problem, typedAll } from '@/lib/platform/form-state'
import { modPath, postInThreadPath } from '@/lib/urls'
import { described, FieldProblem, fieldId } from '../ui/field'
import { PostInShort } from './post-in-short'

type BulkPost = BulkView['posts'][number]

/** Posts to be ticked; those with which there is nothing to do are shown without a box. */
export function ManyChoice({ bulk, state }: { bulk: BulkView; state: FormState }) {
  return (
    <fieldset className="grid min-w-0 grid-cols-1" id={fieldId('post')} {...described({ name: 'post', problem: problem(state, 'post') })}>
      <legend className="field-label">Which posts?</legend>
      <p className="hint">Each one has its own entry in the log and can be undone on its own.</p>
      <FieldProblem name="post" problem={problem(state, 'post')} />
      {bulk.posts.map((post) => (
        <OnePost post={post} bulk={bulk} state={state} key={post.id} />
      ))}
    </fieldset>
  )
}

function OnePost({ post, bulk: { act, kind }, state }: { post: BulkPost; bulk: BulkView; state: FormState }) {
  const value = `${post.id}:${post.revision}`
  const text = <PostInShort post={post} inThread={kind === 'member'} />
  return (
    <div className="border-b border-line py-1">
      {canTick(act, post) ? (
        <label className="option">
          <input type="checkbox" name="post" value={value} defaultChecked={typedAll(state, 'post').includes(value)} />
          {text}
        </label>
      ) : (
        <p className="meta py-2">{text}</p>
      )}
      <a
        className="meta inline-flex min-h-(--tap) items-center"
        href={post.heldAt ? modPath('approve', 'post', post.id) : postInThreadPath(post.thread, post.number)}
      >
        {post.heldAt ? `Read #${post.number}` : `See #${post.number} in thread`}
      </a>
    </div>
  )
}

function canTick(act: BulkView['act'], { withdrawnAt, removedAt, heldAt, waits }: BulkPost): boolean {
  if (heldAt || act === 'approve') return heldAt !== null && (act === 'approve' || act === 'remove')
  if (act === 'restore') return removedAt !== null
  return withdrawnAt === null && removedAt === null && (act === 'remove' || waits > 0)
}
