import type { PostView } from '@/lib/threads/views'
import { postPath } from '@/lib/urls'

/** Who quoted this post, with the way there. */
export function QuotedBy({ post: { quotedBy, quotedMore }, threadId }: { post: PostView; threadId: bigint }) {
  if (quotedBy.length === 0) return null
  return (
    <p className="quoted-by">
      Quoted by{' '}
      {quotedBy.map((quoting, index) => (
        <span key={quoting.id}>
          {index > 0 && ', '}
          <a href={postPath(quoting.id)}>
            {quoting.name}
            {quoting.voice === 'hq' && ' (HQ)'} in #{quoting.number}
          </a>
          {quoting.threadId !== threadId && (
            <>
              {' '}
              of “<bdi>{quoting.title}</bdi>”
            </>
          )}
        </span>
      ))}
      {quotedMore > 0 && <> and {quotedMore.toLocaleString('en-GB')} more</>}
    </p>
  )
}
