import type { MemberPageView } from '@/lib/posts/views'
import { activePath, draftsPath } from '@/lib/urls'
import { EmptyState } from '../ui/empty-state'
import { Moment } from '../ui/moment'
import { Slot } from '../ui/slot'
import { MemberPost } from './member-post'

/** A member’s name and latest posts. */
export function MemberPage({ member }: { member: MemberPageView }) {
  return (
    <div className="max-w-measure py-6">
      <h1>{member.name}</h1>
      <p className="meta mt-2 mb-5">
        {member.staff && 'HQ · '}
        {member.imported ? 'Came with an older board' : 'Member since'} <Moment at={member.joinedAt} />
      </p>
      <Slot when={`name:${member.nameId}`}>
        <p className="mb-5">
          <a className="btn" href={draftsPath}>
            Your drafts
          </a>
        </p>
      </Slot>
      <h2 className="mb-2">Latest posts</h2>
      {member.posts.length === 0 ? (
        <EmptyState>
          <p>There is nothing by {member.name} that you can read.</p>
          <p>
            <a href={activePath}>Active threads</a>
          </p>
        </EmptyState>
      ) : (
        <ul className="rows border-b border-line">
          {member.posts.map((post) => (
            <MemberPost post={post} key={post.id} />
          ))}
        </ul>
      )}
    </div>
  )
}
